package io.github.gocontainer.quality.vet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the positions that analysers print into findings with paths of the module. */
record Positions(Path module, Path realModule) {

    private static final Pattern POSITION = Pattern.compile("(.+?):(\\d+)(?::(\\d+))?");
    private static final Pattern COMPLAINT = Pattern.compile("(?:vet: )?(\\S.*?\\.(?:go|s)):(\\d+)(?::(\\d+))?: (.*)");

    static Positions in(Path module) {
        try {
            return new Positions(module, module.toRealPath());
        } catch (IOException e) {
            return new Positions(module, module);
        }
    }

    /** A finding at {@code file:line:column}. */
    Finding at(String position, String tool, String rule, String message) {
        Matcher matcher = POSITION.matcher(position);
        return matcher.matches()
                ? new Finding(
                        tool, rule, file(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)), message)
                : new Finding(tool, rule, file(position), 0, 0, message);
    }

    /** What a line of a compiler says, {@code file:line:column: message}. */
    Optional<Finding> complaint(String line, String tool) {
        Matcher matcher = COMPLAINT.matcher(line);
        return matcher.matches()
                ? Optional.of(new Finding(
                        tool,
                        "compile",
                        file(matcher.group(1)),
                        number(matcher.group(2)),
                        number(matcher.group(3)),
                        matcher.group(4)))
                : Optional.empty();
    }

    String file(String text) {
        Path path = module.resolve(text).normalize();
        Path relative = path.startsWith(realModule)
                ? realModule.relativize(path)
                : path.startsWith(module) ? module.relativize(path) : path;
        return relative.toString().replace('\\', '/');
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
