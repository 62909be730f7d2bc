package io.github.gocontainer.registry.client.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to log in that a 401 offers.
 *
 * @param scheme in lower case: {@code basic}, {@code bearer}
 * @param parameters by lower-case name
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate">RFC 9110, 11.6.1</a>
 */
public record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");
    private static final Pattern SCHEME = Pattern.compile("[\\w-]+");

    /** All challenges of a 401; what is malformed ends the list. */
    public static List<Challenge> parse(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        headers.forEach(header -> parse(header, challenges));
        return challenges;
    }

    private static void parse(String header, List<Challenge> challenges) {
        Matcher matcher = SEPARATOR.matcher(header);
        int position = 0;
        while (position < header.length()) {
            matcher.region(position, header.length());
            if (matcher.usePattern(SEPARATOR).lookingAt()) {
                position = matcher.end();
            } else if (matcher.usePattern(PARAMETER).lookingAt() && !challenges.isEmpty()) {
                String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                challenges
                        .get(challenges.size() - 1)
                        .parameters()
                        .putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
                position = matcher.end();
            } else if (matcher.usePattern(SCHEME).lookingAt()) {
                challenges.add(new Challenge(matcher.group().toLowerCase(Locale.ROOT), new TreeMap<>()));
                position = matcher.end();
            } else {
                return;
            }
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
