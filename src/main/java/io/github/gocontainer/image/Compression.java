package io.github.gocontainer.image;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How layers are compressed; each gives the same bytes on every machine. */
public enum Compression {
    /** For registries and nodes that are near, and for looking into layers. */
    NONE("none"),
    /** Compresses quickly. */
    GZIP_FAST("gzip-fast"),
    /** A few per cent smaller, many times slower. */
    GZIP_BEST("gzip-best"),
    /** Smaller and faster than gzip, for OCI images on engines of 2021 and later. */
    ZSTD("zstd");

    private final String word;

    Compression(String word) {
        this.word = word;
    }

    /**
     * The compression of this word.
     *
     * @throws IllegalArgumentException when the text is none of the words; the message shows them
     */
    public static Compression parse(String text) {
        return Arrays.stream(values())
                .filter(compression -> compression.word.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a compression: expected "
                        + Arrays.stream(values())
                                .map(compression -> compression.word)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return word;
    }
}
