package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is let through of {@code GOFLAGS} and of the flags in the POM, so that the machine does not change the output. */
public final class GoFlags {

    /** Present in every child, because an empty variable would let the one of {@code go env -w} through. */
    private static final String ALWAYS = "-buildvcs=false";

    private static final Pattern HARMLESS =
            Pattern.compile("--?(mod=(vendor|readonly)|modcacherw(=.*)?|buildvcs(=.*)?|trimpath(=.*)?|p=\\d+|x(=.*)?)");
    private static final Pattern REWRITES_MODULES = Pattern.compile("--?mod[= ]['\"]?mod\\b.*");
    private static final Pattern RUNS_PROGRAMS = Pattern.compile("--?(toolexec|overlay)\\b.*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private GoFlags() {}

    /** Splits as Go does: at spaces, and not within quotes that enclose a whole word. */
    static List<String> split(String flags) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(flags);
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words;
    }

    /** The value of {@code GOFLAGS} for a child, from the flags that it may have. */
    static String join(List<String> flags) {
        StringBuilder joined = new StringBuilder(ALWAYS);
        for (String flag : flags) {
            String quote = flag.contains("'") ? "\"" : "'";
            joined.append(' ').append(flag.matches("[^\\s'\"]+") ? flag : quote + flag + quote);
        }
        return joined.toString();
    }

    static boolean isHarmless(String flag) {
        return HARMLESS.matcher(flag).matches();
    }

    /**
     * Refuses flags that would rewrite {@code go.mod}, or replace the compiler or the sources.
     *
     * @param origin where the flags stand, for the message
     * @throws BuildFailure that names the flag
     */
    public static void check(List<String> flags, String origin, boolean allowToolexec) {
        for (String flag : flags) {
            if (REWRITES_MODULES.matcher(flag).matches()) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "-mod=mod in " + origin + " is refused: the build never writes go.mod and go.sum",
                        "run 'go mod tidy', commit its result and remove the flag");
            }
            if (RUNS_PROGRAMS.matcher(flag).matches() && !allowToolexec) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        flag.split("[= ]", 2)[0] + " in " + origin
                                + " is refused: it replaces the compiler or the sources",
                        "remove it, or allow it with <go><allowToolexec>true</allowToolexec>"
                                + " (-Dgocontainer.go.allowToolexec=true)");
            }
        }
    }
}
