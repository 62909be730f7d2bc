package io.github.gocontainer.plan;

import io.github.gocontainer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the values of maps and of the linker's {@code -X} whose names say that not everybody should read them. */
final class SecretValues {

    /** An author is no authorization. */
    private static final Pattern NAME =
            Pattern.compile("TOKEN|SECRET|PASSWORD|PASSWD|KEY|CREDENTIAL|AUTH(?!OR(?!IZ))", Pattern.CASE_INSENSITIVE);

    /** As {@code -X main.token=value}, or without the {@code -X}, which may be an item of its own. */
    private static final Pattern LINKED = Pattern.compile(
            "((?:-X[=\\s]\\s*|^)['\"]?)([^\\s='\"]+)=(.*?)(?=['\"]?\\s+['\"]?-X[=\\s]|$)", Pattern.DOTALL);

    private static final int VALUE = 3;
    private static final int HASH_LENGTH = 8;

    private SecretValues() {}

    /** The names in a map or list that say that their values are secrets. */
    static List<String> names(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream()
                    .map(Object::toString)
                    .filter(SecretValues::isSecret)
                    .toList();
        } else if (value instanceof Collection<?> items) {
            return items.stream()
                    .flatMap(item -> LINKED.matcher(item.toString()).results())
                    .map(assignment -> assignment.group(2))
                    .filter(SecretValues::isSecret)
                    .toList();
        }
        return List.of();
    }

    /** For people. */
    static Object hidden(Object value) {
        return replaced(value, secret -> "(set)");
    }

    /** For comparisons. */
    static Object hashed(Object value) {
        return replaced(
                value,
                secret -> "(set, sha256:"
                        + Digest.of(secret.getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, HASH_LENGTH) + "\u2026)");
    }

    private static Object replaced(Object value, UnaryOperator<String> replacement) {
        if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new TreeMap<>();
            map.forEach((key, item) -> entries.put(
                    key.toString(), isSecret(key.toString()) ? replacement.apply(item.toString()) : item.toString()));
            return entries;
        } else if (value instanceof Collection<?> items) {
            return items.stream()
                    .map(item -> LINKED.matcher(item.toString())
                            .replaceAll(assignment -> Matcher.quoteReplacement(linked(assignment, replacement))))
                    .toList();
        }
        return value;
    }

    private static String linked(MatchResult assignment, UnaryOperator<String> replacement) {
        return isSecret(assignment.group(2))
                ? assignment.group(1) + assignment.group(2) + "=" + replacement.apply(assignment.group(VALUE))
                : assignment.group();
    }

    private static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }
}
