package io.github.gocontainer.image.gzip;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reusable memory for one MiB of input, its dictionary and its compressed form (RFC 1951, section 2). */
final class CompressionBlock {

    static final int SIZE = 1 << 20;

    private static final int DICTIONARY_SIZE = MatchFinder.WINDOW_SIZE;

    /** Changes whenever the encoder makes other bytes of the same input than that of an earlier release. */
    private static final int ENCODING = 1;

    private final byte[] input = new byte[DICTIONARY_SIZE + SIZE + MatchFinder.READ_AHEAD];
    private final Effort effort;
    private final DeflateBlockEncoder encoder;
    private int start;
    private int end;
    private byte[] compressed = {};
    private int length;
    private @Nullable WrittenBlock written;

    CompressionBlock(Effort effort) {
        this.effort = effort;
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

    /** Compresses the content, or takes what an earlier build made of it, and returns this block for convenience. */
    CompressionBlock compress(boolean last, EarlierBlocks earlier) {
        Digest key = key(last);
        Optional<byte[]> known = earlier.find(key);
        if (known.isPresent()) {
            compressed = known.get();
            length = compressed.length;
        } else {
            encoder.encode(input, start, end, last);
            compressed = encoder.output().bytes();
            length = encoder.output().size();
        }
        written = new WrittenBlock(key, Digest.of(compressed, length), length);
        return this;
    }

    /** Of all that the compressed bytes depend on. */
    private Digest key(boolean last) {
        MessageDigest digest = Digest.newMessageDigest();
        digest.update((ENCODING + " " + effort + " " + last + " " + start + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(input, 0, end);
        return Digest.from(digest);
    }

    /** Writes what the latest compression produced, and says what that was. */
    WrittenBlock writeCompressed(OutputStream out) throws IOException {
        out.write(compressed, 0, length);
        return Objects.requireNonNull(written, "it was not compressed");
    }
}
