package io.github.gocontainer.cluster.manifests.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text without quotes means, by YAML 1.1 as kubectl understands it: {@code 0644} is octal and {@code yes} a boolean,
 * which both are not in the YAML 1.2 of the library.
 */
final class PlainScalar {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF");
    private static final Pattern INTEGER =
            Pattern.compile("([-+]?)(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|0|[1-9][0-9_]*)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9][0-9_]*(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?");

    private PlainScalar() {}

    static JsonNode of(String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (NULLS.contains(text)) {
            return nodes.nullNode();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return nodes.booleanNode(TRUE.contains(text));
        }
        if (INTEGER.matcher(text).matches()) {
            return nodes.numberNode(integer(text.replace("_", "")));
        }
        if (FLOAT.matcher(text).matches()) {
            return nodes.numberNode(new BigDecimal(text.replace("_", "")));
        }
        return nodes.textNode(text);
    }

    /** Whether a text needs quotes, so that every reader of YAML takes it for a text. */
    static boolean needsQuotes(String text) {
        return !of(text).isTextual() || !text.equals(text.strip()) || isAmbiguous(text);
    }

    /** What other versions of YAML take for numbers of base 60, times and special numbers. */
    private static boolean isAmbiguous(String text) {
        return text.matches(
                "[-+]?[0-9][0-9_]*(:[0-9.]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)|=|<<");
    }

    private static BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        BigInteger value;
        if (digits.startsWith("0b")) {
            value = new BigInteger(digits.substring(2), 2);
        } else if (digits.startsWith("0x")) {
            value = new BigInteger(digits.substring(2), 16);
        } else if (digits.startsWith("0o")) {
            value = new BigInteger(digits.substring(2), 8);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            value = new BigInteger(digits, 8);
        } else {
            value = new BigInteger(digits);
        }
        return negative ? value.negate() : value;
    }
}
