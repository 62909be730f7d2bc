package io.github.gocontainer.golang;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go version, ordered as Go orders them: language version, then release candidates, then the first release.
 *
 * @param text without the leading {@code go}, for example {@code 1.26.8}, {@code 1.27rc1} or {@code 1.26}
 * @see <a href="https://go.dev/doc/toolchain#version">Go Toolchains, Go versions</a>
 */
public record GoVersion(String text) implements Comparable<GoVersion> {

    private static final Pattern FORM = Pattern.compile(
            "(0|[1-9]\\d{0,8})(?:\\.(0|[1-9]\\d{0,8}))?(?:\\.(0|[1-9]\\d{0,8})|(alpha|beta|rc)([1-9]\\d{0,8}|0))?");
    private static final int PATCHES_SINCE_MINOR = 21;
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
        return new GoVersion(version.split("[-+ ]", 2)[0]);
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

    /** Whether this names one release and not the whole language version, as {@code 1.26} does since Go 1.21. */
    public boolean isRelease() {
        return !kind().isEmpty() || patch() >= 0;
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

    /** 1.21 is the language, older than 1.21rc1; before that, 1.20 was the release itself and newer than 1.20rc1. */
    private int patch() {
        Matcher form = form();
        if (form.group(3) != null) {
            return Integer.parseInt(form.group(3));
        }
        if (form.group(4) != null) {
            return languageComesFirst() ? 0 : -1;
        }
        return languageComesFirst() ? -1 : 0;
    }

    private boolean languageComesFirst() {
        return number(1) > 1 || number(2) >= PATCHES_SINCE_MINOR;
    }

    /** Empty for a release; {@code alpha}, {@code beta} and {@code rc} sort in this order before {@code release}. */
    private String kind() {
        Matcher form = form();
        if (form.group(4) != null) {
            return form.group(4);
        }
        return form.group(3) == null ? "" : "release";
    }

    private int number(int group) {
        String digits = form().group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private Matcher form() {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        return matcher;
    }
}
