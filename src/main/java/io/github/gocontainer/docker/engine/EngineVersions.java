package io.github.gocontainer.docker.engine;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides in which version of its API an engine is talked to: the lower of its newest and ours. */
final class EngineVersions {

    /** The newest that this code was made for; Docker 29 accepts nothing older. */
    static final Version OURS = new Version(1, 44);

    /** That of Docker 19.03, the first that has all that is asked for. */
    static final Version OLDEST = new Version(1, 40);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    private EngineVersions() {}

    /** A version of the API. */
    record Version(int major, int minor) implements Comparable<Version> {

        private static final Comparator<Version> ORDER =
                Comparator.comparingInt(Version::major).thenComparingInt(Version::minor);

        static Version parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not a version of Docker's API");
            }
            return new Version(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }

        @Override
        public int compareTo(Version other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    /**
     * The version to talk in.
     *
     * @param newest that the engine offers
     * @param oldest that it still accepts
     * @throws IllegalArgumentException when there is none; the message says who is too old
     */
    static Version negotiate(String newest, String oldest) {
        Version engines = Version.parse(newest);
        if (engines.compareTo(OLDEST) < 0) {
            throw new IllegalArgumentException("the engine is too old: its API has version " + newest
                    + ", and at least " + OLDEST + " (Docker 19.03) is needed");
        }
        if (!oldest.isEmpty() && Version.parse(oldest).compareTo(OURS) > 0) {
            throw new IllegalArgumentException("the engine is too new: it accepts API versions from " + oldest
                    + " on, and this plugin speaks at most " + OURS);
        }
        return engines.compareTo(OURS) < 0 ? engines : OURS;
    }
}
