package io.github.gocontainer.image.gzip;

import java.io.IOException;
import java.io.OutputStream;

/** Reusable memory for one MiB of input, its dictionary and its compressed form (RFC 1951, section 2). */
final class CompressionBlock {

    static final int SIZE = 1 << 20;

    private static final int DICTIONARY_SIZE = MatchFinder.WINDOW_SIZE;

    private final byte[] input = new byte[DICTIONARY_SIZE + SIZE + MatchFinder.READ_AHEAD];
    private final DeflateBlockEncoder encoder;
    private int start;
    private int end;

    CompressionBlock(Effort effort) {
        this.encoder = new DeflateBlockEncoder(effort);
    }

    /** Starts an empty block behind a full one, which may be this very block. */
    void beginAfter(CompressionBlock predecessor) {
        System.arraycopy(predecessor.input, predecessor.end - DICTIONARY_SIZE, input, 0, DICTIONARY_SIZE);
        start = DICTIONARY_SIZE;
        end = DICTIONARY_SIZE;
    }

    boolean isFull() {
        return end - start == SIZE;
    }

    /** Takes as many of the bytes as fit and says how many. */
    int fill(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, SIZE - (end - start));
        System.arraycopy(bytes, offset, input, end, taken);
        end += taken;
        return taken;
    }

    /** Compresses the content, and returns this block for convenience. */
    CompressionBlock compress(boolean last) {
        encoder.encode(input, start, end, last);
        return this;
    }

    /** Writes what the latest compression produced. */
    void writeCompressed(OutputStream out) throws IOException {
        encoder.output().writeTo(out);
    }
}
