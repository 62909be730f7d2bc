package io.github.gocontainer.image.gzip;

/** How hard the compressor looks for earlier places with the same bytes. */
public enum Effort {
    /** A third of the time of zlib's level 6 for about as many bytes. */
    FAST(16, 8, 16, 64),
    /** As far as zlib's level 9. */
    BEST(2048, 1024, DeflateSymbols.LONGEST_MATCH, DeflateSymbols.LONGEST_MATCH);

    private final int attempts;
    private final int lazyAttempts;
    private final int lazyLimit;
    private final int sufficientLength;

    Effort(int attempts, int lazyAttempts, int lazyLimit, int sufficientLength) {
        this.attempts = attempts;
        this.lazyAttempts = lazyAttempts;
        this.lazyLimit = lazyLimit;
        this.sufficientLength = sufficientLength;
    }

    /** All that it decides. */
    String description() {
        return attempts + "/" + lazyAttempts + "/" + lazyLimit + "/" + sufficientLength;
    }

    /** How many earlier positions are tried at a position. */
    int attempts() {
        return attempts;
    }

    /** How many are tried at the position behind one that has a match. */
    int lazyAttempts() {
        return lazyAttempts;
    }

    /** A match of this length is taken without looking at the next position. */
    int lazyLimit() {
        return lazyLimit;
    }

    /** A match of this length ends the search. */
    int sufficientLength() {
        return sufficientLength;
    }
}
