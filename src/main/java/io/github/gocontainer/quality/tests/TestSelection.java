package io.github.gocontainer.quality.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Surefire's {@code -Dtest=} as far as it can mean a Go test. In a reactor the same words also go to Java modules, so
 * that words which no Go test can be called are passed over.
 *
 * @param words as the user wrote them
 * @param expression for {@code go test -run}; empty when none of the words can be a Go test's name
 */
public record TestSelection(String words, Optional<String> expression) {

    /** A Go test's name, perhaps with wildcards and with subtests behind a slash, or behind Surefire's {@code #}. */
    private static final Pattern NAME =
            Pattern.compile("(\\*|(?:Test|Example|Fuzz)(?:[^a-z,!%/#][^,!%/#]*)?)((?:[/#][^,!%]+)*)");

    /** Reads the value of the property. */
    public static TestSelection parse(String words) {
        List<String> tests = new ArrayList<>();
        List<String> subtests = new ArrayList<>();
        for (String word : words.split(",")) {
            Matcher name = NAME.matcher(word.strip());
            if (name.matches()) {
                tests.add(wildcards(name.group(1)));
                subtests.add(name.group(2).replace('#', '/'));
            }
        }
        if (tests.isEmpty()) {
            return new TestSelection(words, Optional.empty());
        }
        return new TestSelection(words, Optional.of(alternatives(tests) + common(subtests)));
    }

    /** Go splits an expression at slashes first: subtests can be told apart only if one test is named. */
    private static String common(List<String> subtests) {
        if (subtests.size() > 1 || subtests.get(0).isEmpty()) {
            return "";
        }
        return Pattern.compile("/")
                .splitAsStream(subtests.get(0).substring(1))
                .map(part -> "/^" + wildcards(part.replace(' ', '_')) + "$")
                .collect(Collectors.joining());
    }

    private static String alternatives(List<String> tests) {
        return tests.size() == 1 ? "^" + tests.get(0) + "$" : "^(" + String.join("|", tests) + ")$";
    }

    private static String wildcards(String text) {
        StringBuilder expression = new StringBuilder();
        text.chars().forEach(character -> {
            switch (character) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                case '.', '+', '(', ')', '[', ']', '{', '}', '|', '^', '$', '\\' ->
                    expression.append('\\').append((char) character);
                default -> expression.append((char) character);
            }
        });
        return expression.toString();
    }
}
