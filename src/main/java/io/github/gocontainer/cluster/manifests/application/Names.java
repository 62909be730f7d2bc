package io.github.gocontainer.cluster.manifests.application;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as Kubernetes takes them; each rejection shows the accepted form. */
public final class Names {

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern KEY = Pattern.compile("([^/]+/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");

    private Names() {}

    /** A label of RFC 1035, which fits every type of object: Services take no other. */
    public static String label(String text) {
        if (text.length() > LONGEST_LABEL || !LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a name: expected at most " + LONGEST_LABEL
                    + " lower case letters, digits and -, a letter first, for example web");
        }
        return text;
    }

    /** A subdomain of RFC 1123, as ConfigMaps and most other objects are named. */
    public static String subdomain(String text) {
        if (text.length() > LONGEST_SUBDOMAIN || !SUBDOMAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a name: expected at most " + LONGEST_SUBDOMAIN
                    + " lower case letters, digits, - and ., for example web-settings");
        }
        return text;
    }

    /** What of an artifact's name can be the name of its objects. */
    public static String fromArtifact(String artifactId) {
        String name = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        String cut = name.substring(0, Math.min(name.length(), LONGEST_LABEL)).replaceAll("-+$", "");
        return cut.isEmpty() ? "app" : cut;
    }

    /** The key of a label or an annotation. */
    public static void checkKey(String key) {
        int slash = key.indexOf('/');
        if (!KEY.matcher(key).matches()
                || (slash > 0 && !SUBDOMAIN.matcher(key.substring(0, slash)).matches())) {
            throw new IllegalArgumentException("'" + key
                    + "' is not a key: expected at most 63 letters, digits, - _ ., perhaps after a domain and /, for example"
                    + " example.org/team");
        }
    }

    /** The value of a label. */
    public static void checkLabelValue(String key, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' cannot be the value of the label " + key
                    + ": expected at most 63 letters, digits, - _ ., with a letter or digit at both ends");
        }
    }
}
