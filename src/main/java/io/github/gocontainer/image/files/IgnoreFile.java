package io.github.gocontainer.image.files;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A {@code .dockerignore}: the last pattern that fits a path, or a folder that it is in, says whether it is left out.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker, .dockerignore files</a>
 */
final class IgnoreFile {

    static final String NAME = ".dockerignore";

    private record Rule(Pattern pattern, boolean takesBack) {}

    private final List<Rule> rules;

    private IgnoreFile(List<Rule> rules) {
        this.rules = rules;
    }

    /** That of a folder; one without patterns when there is none. */
    static IgnoreFile of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file)
                ? parse(Files.readString(file, StandardCharsets.UTF_8), file.toString())
                : new IgnoreFile(List.of());
    }

    /** @param name of the file, for the message when a pattern is none */
    static IgnoreFile parse(String text, String name) {
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.replaceFirst("^\ufeff", "").split("\r?\n")) {
            number++;
            if (!line.startsWith("#") && !line.isBlank()) {
                boolean takesBack = line.strip().startsWith("!");
                String pattern = takesBack ? line.strip().substring(1).strip() : line.strip();
                String path = clean(pattern);
                try {
                    if (pattern.isEmpty()) {
                        throw new IllegalArgumentException("nothing follows '!'");
                    }
                    if (!path.isEmpty()) {
                        rules.add(new Rule(Pattern.compile(expression(path), Pattern.DOTALL), takesBack));
                    }
                } catch (IllegalArgumentException e) {
                    throw new BuildFailure(
                            FailureCode.CONFIGURATION,
                            name + ", line " + number + ": '" + line.strip() + "' is not a pattern: " + e.getMessage(),
                            "correct it; docker build rejects it, too");
                }
            }
        }
        return new IgnoreFile(rules);
    }

    /**
     * Whether the path is left out.
     *
     * @param path from the folder of the file, with {@code /}
     * @param wanted a folder of the path that somebody asked for by name: patterns that leave out all of it do not count
     */
    boolean leavesOut(String path, String wanted) {
        boolean leftOut = false;
        for (Rule rule : rules) {
            if (fitsSomewhere(rule, path, wanted)) {
                leftOut = !rule.takesBack();
            }
        }
        return leftOut;
    }

    private static boolean fitsSomewhere(Rule rule, String path, String wanted) {
        for (int slash = path.length(); slash > wanted.length(); slash = path.lastIndexOf('/', slash - 1)) {
            if (rule.pattern().matcher(path.substring(0, slash)).matches()) {
                return true;
            }
        }
        return false;
    }

    /** As Go's {@code filepath.Clean}, and without the slash at the start. */
    private static String clean(String pattern) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : pattern.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (pattern.startsWith("**", at)) {
                // Whole folders, also where no slash follows; at the end everything.
                at += pattern.startsWith("**/", at) ? 2 : 1;
                expression.append(at + 1 < pattern.length() ? "(?:.*/)?" : ".*");
            } else if (c == '*') {
                expression.append("[^/]*");
            } else if (c == '?') {
                expression.append("[^/]");
            } else if (c == '\\' && at + 1 < pattern.length()) {
                at++;
                expression.append(Pattern.quote(pattern.substring(at, at + 1)));
            } else if (c == '[') {
                int end = pattern.indexOf(']', at + 2);
                if (end < 0) {
                    throw new IllegalArgumentException("its [ has no ]");
                }
                expression.append(characters(pattern.substring(at + 1, end)));
                at = end;
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return expression.toString();
    }

    private static String characters(String set) {
        boolean others = set.startsWith("^");
        String members = (others ? set.substring(1) : set).replaceAll("([\\[&])", "\\\\$1");
        return "(?!/)[" + (others ? "^" : "") + members + "]";
    }
}
