package io.github.gocontainer.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a {@code go.mod} or {@code go.work} that matter before Go itself reads it.
 *
 * @param module the module's path; empty in a {@code go.work}
 * @param language of the {@code go} line
 * @param toolchain of the {@code toolchain} line; empty for {@code default}
 * @param replacements the local folders of {@code replace} lines, as they are written
 * @param used the folders of {@code use} lines, as they are written
 * @see <a href="https://go.dev/ref/mod#go-mod-file-grammar">Go Modules Reference, go.mod grammar</a>
 */
record GoModFile(
        Optional<String> module,
        Optional<GoVersion> language,
        Optional<GoVersion> toolchain,
        List<String> replacements,
        List<String> used) {

    /** Lines that Go will refuse are passed over: Go says it better. */
    static GoModFile parse(String text) {
        Optional<String> module = Optional.empty();
        Optional<GoVersion> language = Optional.empty();
        Optional<GoVersion> toolchain = Optional.empty();
        List<String> replacements = new ArrayList<>();
        List<String> used = new ArrayList<>();
        String block = "";
        for (String line : text.split("\r?\n")) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (block.isEmpty() && words.size() == 2 && words.get(1).equals("(")) {
                block = words.get(0);
                continue;
            }
            if (words.get(0).equals(")")) {
                block = "";
                continue;
            }
            String verb = block.isEmpty() ? words.get(0) : block;
            List<String> arguments = block.isEmpty() ? words.subList(1, words.size()) : words;
            String last = arguments.isEmpty() ? "" : arguments.get(arguments.size() - 1);
            switch (verb) {
                case "module" -> module = Optional.of(last);
                case "go" -> language = GoVersion.find(last);
                case "toolchain" -> toolchain = GoVersion.find(last);
                case "use" -> used.add(last);
                case "replace" -> {
                    if (isLocal(last)) {
                        replacements.add(last);
                    }
                }
                default -> {}
            }
        }
        return new GoModFile(module, language, toolchain, List.copyOf(replacements), List.copyOf(used));
    }

    private static boolean isLocal(String path) {
        return path.equals(".")
                || path.equals("..")
                || path.startsWith("./")
                || path.startsWith("../")
                || path.startsWith("/")
                || path.startsWith("\\")
                || path.matches("[A-Za-z]:[/\\\\].*|\\.\\.?\\\\.*");
    }

    /** The words of a line without its comment; a quoted word may hold spaces. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char first = line.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
            } else if (line.startsWith("//", at)) {
                break;
            } else if (first == '"' || first == '`') {
                int end = line.indexOf(first, at + 1);
                end = end < 0 ? line.length() : end;
                words.add(line.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < line.length()
                        && !Character.isWhitespace(line.charAt(end))
                        && !line.startsWith("//", end)) {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return words;
    }
}
