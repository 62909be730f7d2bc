package io.github.gocontainer.gates;

/** How a gate judged; not checked is neither good nor bad news. */
public enum Verdict {
    PASSED("passed"),
    FAILED("failed"),
    NOT_CHECKED("not checked");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As {@code gates.json} has it. */
    public String words() {
        return words;
    }

    static Verdict of(String words) {
        for (Verdict verdict : values()) {
            if (verdict.words.equals(words)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("'" + words + "' is no verdict: expected passed, failed or not checked");
    }
}
