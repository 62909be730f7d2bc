package io.github.gocontainer.quality.tests;

/**
 * A test that did not pass.
 *
 * @param name with its subtests; in brackets where the package could not be built
 */
public record FailedTest(String pack, String name) {

    /** Whether it can be run alone. */
    public boolean isSelectable() {
        return !name.startsWith("[") && !name.equals(Verdicts.OUTSIDE);
    }

    @Override
    public String toString() {
        return pack + (isSelectable() ? "." : " ") + name;
    }
}
