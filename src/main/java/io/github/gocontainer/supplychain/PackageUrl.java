package io.github.gocontainer.supplychain;

import io.github.gocontainer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that scanners and vulnerability databases know things by.
 *
 * @see <a href="https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst">Package URL types</a>
 */
final class PackageUrl {

    private static final String UNRESERVED = "-._~";

    private PackageUrl() {}

    /** Of a Go module; in lower case, as the type's rules want it. */
    static String ofModule(String path, Optional<String> version) {
        return "pkg:golang/" + parts(path.toLowerCase(Locale.ROOT))
                + version.map(text -> "@" + encoded(text)).orElse("");
    }

    /** Of Go's standard library, by the version of the toolchain, for example {@code go1.26.8}. */
    static String ofStandardLibrary(String goVersion) {
        return ofModule("stdlib", Optional.of(release(goVersion)));
    }

    /** Without the word in front and without experiments behind it. */
    static String release(String goVersion) {
        return goVersion.replaceFirst("^go", "").split(" ", 2)[0];
    }

    /** Of an image; the name may be a repository with its registry. */
    static String ofImage(String name, Digest digest) {
        String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return "pkg:oci/" + encoded(last) + "@" + encoded(digest.toString())
                + (name.contains("/") ? "?repository_url=" + encoded(name) : "");
    }

    private static String parts(String path) {
        return Stream.of(path.split("/")).map(PackageUrl::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
