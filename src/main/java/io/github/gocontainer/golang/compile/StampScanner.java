package io.github.gocontainer.golang.compile;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the package-level string variables of a Go file that the linker's {@code -X} can set: those without a value
 * and those with a constant one.
 */
final class StampScanner {

    /** Raw strings, strings, runes and comments, in this order so that none is seen within another. */
    private static final Pattern NOT_CODE = Pattern.compile(
            "`[^`]*`|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** What stands in for a string literal, so that a value's kind can still be seen. */
    private static final String STRING = "\"\"";

    private static final Pattern SPEC = Pattern.compile(
            "([\\p{L}_][\\p{L}\\p{Nd}_]*)\\s+string\\s*(?:=\\s*\"\"\\s*)?|([\\p{L}_][\\p{L}\\p{Nd}_]*)\\s*=\\s*\"\"\\s*");

    private StampScanner() {}

    /** The names of such variables in a file's text. */
    static Set<String> stringVariables(String source) {
        Set<String> names = new HashSet<>();
        String code = code(source);
        int depth = 0;
        boolean inVarBlock = false;
        for (String line : code.split("[\n;]")) {
            String statement = line.strip();
            if (depth == 0 && statement.matches("var\\s*\\(.*")) {
                inVarBlock = true;
                addSpec(names, statement.substring(statement.indexOf('(') + 1));
            } else if (depth == 0 && statement.matches("var\\s.*")) {
                addSpec(names, statement.substring("var".length()));
            } else if (depth == 1 && inVarBlock) {
                addSpec(names, statement);
            }
            depth += depthChange(statement);
            inVarBlock &= depth > 0;
        }
        return names;
    }

    private static void addSpec(Set<String> names, String spec) {
        Matcher matcher = SPEC.matcher(spec.replaceAll("\\)\\s*$", "").strip());
        if (matcher.matches()) {
            names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
    }

    private static int depthChange(String code) {
        int change = 0;
        for (int index = 0; index < code.length(); index++) {
            change += switch (code.charAt(index)) {
                case '(', '{', '[' -> 1;
                case ')', '}', ']' -> -1;
                default -> 0;
            };
        }
        return change;
    }

    private static String code(String source) {
        return NOT_CODE.matcher(source).replaceAll(match -> {
            char first = match.group().charAt(0);
            boolean text = first == '`' || first == '"';
            return text ? STRING : match.group().contains("\n") ? "\n" : " ";
        });
    }
}
