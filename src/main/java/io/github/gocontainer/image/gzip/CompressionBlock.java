package io.github.gocontainer.image.gzip;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Reusable memory for one MiB of input, its dictionary and its compressed form (RFC 1951, section 2). */
final class CompressionBlock {

    static final int SIZE = 1 << 20;

    private static final int DICTIONARY_SIZE = MatchFinder.WINDOW_SIZE;

    private static final int PIECE = 1 << 16;
    private static final byte[] LAST = {1, 0, 0, (byte) 0xFF, (byte) 0xFF};

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
        Optional<byte[]> known = earlier.find(key).filter(bytes -> becomesInput(bytes, last));
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

    /** Whatever led to these bytes: they are taken only if they become this block's input again. */
    private boolean becomesInput(byte[] bytes, boolean last) {
        Inflater inflater = new Inflater(true);
        try {
            if (start > 0) {
                inflater.setDictionary(input, 0, start);
            }
            inflater.setInput(last ? bytes : closed(bytes));
            byte[] piece = new byte[PIECE];
            int position = start;
            int count = inflater.inflate(piece);
            while (count > 0
                    && position + count <= end
                    && Arrays.equals(piece, 0, count, input, position, position + count)) {
                position += count;
                count = inflater.inflate(piece);
            }
            return count == 0 && position == end && inflater.finished() && inflater.getRemaining() == 0;
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            inflater.end();
        }
    }

    /** With an empty last block behind it (RFC 1951, section 3.2.4), which fits only where a block has ended. */
    private static byte[] closed(byte[] bytes) {
        byte[] closed = Arrays.copyOf(bytes, bytes.length + LAST.length);
        System.arraycopy(LAST, 0, closed, bytes.length, LAST.length);
        return closed;
    }

    /** Of all that the compressed bytes depend on. */
    private Digest key(boolean last) {
        MessageDigest digest = Digest.newMessageDigest();
        String how = String.join(
                " ",
                String.valueOf(BlockGzipOutputStream.ENCODING),
                effort.description(),
                String.valueOf(last),
                String.valueOf(start));
        digest.update((how + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(input, 0, end);
        return Digest.from(digest);
    }

    /** Writes what the latest compression produced, and says what that was. */
    WrittenBlock writeCompressed(OutputStream out) throws IOException {
        out.write(compressed, 0, length);
        return Objects.requireNonNull(written, "it was not compressed");
    }
}
