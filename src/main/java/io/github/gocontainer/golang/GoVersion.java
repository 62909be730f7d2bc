package io.github.gocontainer.golang;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go version, ordered as Go orders them: the language version, its release candidates, its releases.
 *
 * @param text without the leading {@code go}, for example {@code 1.26.8}, {@code 1.27rc1} or {@code 1.26}
 * @see <a href="https://go.dev/doc/toolchain#version">Go Toolchains, Go versions</a>
 */
public record GoVersion(String text) implements Comparable<GoVersion> {

    private static final String NUMBER = "(0|[1-9]\\d{0,8})";
    private static final Pattern FORM = Pattern.compile(
            NUMBER + "(?:\\." + NUMBER + ")?(?:(?<=\\.\\d{1,9})(?:\\." + NUMBER + "|(alpha|beta|rc)" + NUMBER + "))?");
    private static final Pattern SUFFIX = Pattern.compile("[-+ ]");
    private static final int FIRST_WITH_PATCH_ZERO = 21;
    private static final Comparator<GoVersion> ORDER = Comparator.comparingInt((GoVersion version) -> version.number(1))
            .thenComparingInt(version -> version.number(2))
            .thenComparingInt(GoVersion::patch)
            .thenComparing(GoVersion::kind)
            .thenComparingInt(version -> version.number(5));

    public GoVersion {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a Go version: expected for example 1.26.8, 1.27rc1 or 1.26");
        }
    }

    /**
     * Parses {@code 1.26.8}, {@code go1.26.8}, {@code 1.27rc1} or {@code 1.26}; a vendor's suffix such as
     * {@code go1.26.8-acme} or {@code go1.26.8 X:nogreenteagc} is dropped.
     *
     * @throws IllegalArgumentException when the text has another form; the message shows the accepted one
     */
    public static GoVersion parse(String text) {
        String version = text.strip();
        if (version.startsWith("go")) {
            version = version.substring(2);
        }
        return new GoVersion(SUFFIX.split(version, 2)[0]);
    }

    /** What {@link #parse} drops, {@code -acme} or {@code  X:nogreenteagc}; empty for Go's own releases. */
    public static String suffix(String text) {
        Matcher matcher = SUFFIX.matcher(text.strip());
        return matcher.find() ? text.strip().substring(matcher.start()) : "";
    }

    /** The same, empty for what is not a release, such as {@code devel go1.28-abcdef}. */
    public static Optional<GoVersion> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException developmentVersion) {
            return Optional.empty();
        }
    }

    /** Whether this is at least the other one. */
    public boolean isAtLeast(GoVersion other) {
        return compareTo(other) >= 0;
    }

    /** Whether this names one release and not a whole language version, as {@code 1.26} does since Go 1.21. */
    public boolean isRelease() {
        return patch() >= 0 || !kind().isEmpty();
    }

    /** The first release that has this: itself, or {@code 1.26.0} of the language version {@code 1.26}. */
    public GoVersion firstRelease() {
        return isRelease() ? this : new GoVersion(text + ".0");
    }

    /** The toolchain's name, {@code go1.26.8}. */
    public String toolchain() {
        return "go" + text;
    }

    @Override
    public int compareTo(GoVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Up to Go 1.20 a missing patch number was 0; since then it means the language, which sorts first. */
    private int patch() {
        MatchResult form = form();
        if (form.group(3) != null) {
            return number(3);
        }
        boolean release = form.group(4) == null && number(1) == 1 && number(2) < FIRST_WITH_PATCH_ZERO;
        return release ? 0 : -1;
    }

    /** Empty, {@code alpha}, {@code beta} or {@code rc}, which sort in this order. */
    private String kind() {
        String kind = form().group(4);
        return kind == null ? "" : kind;
    }

    private int number(int group) {
        String digits = form().group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private MatchResult form() {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        return matcher;
    }
}
