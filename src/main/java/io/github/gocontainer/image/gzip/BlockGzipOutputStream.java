package io.github.gocontainer.image.gzip;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.CRC32;

/**
 * Compresses in several threads to a single gzip member whose bytes depend on the input alone
 * (RFC 1952, section 2.3).
 *
 * <p>Neither the executor, nor the number of blocks in flight, nor the sizes of the writes, nor the Java version
 * change the output. The executor is not shut down. A block that the executor has not begun when its turn to be
 * written comes is compressed by the writing thread itself. One thread at a time may use the stream.
 */
public final class BlockGzipOutputStream extends OutputStream {

    /** Changes whenever the same input gives other bytes than with an earlier release of this plugin. */
    public static final int ENCODING = 1;

    /** Deflate, no flags, no time, no compression level, unknown operating system. */
    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    /** Where the first block begins. */
    public static final int HEADER_LENGTH = HEADER.length;

    private final OutputStream out;
    private final Executor executor;
    private final int blocksInFlight;
    private final Queue<FutureTask<CompressionBlock>> pending = new ArrayDeque<>();
    private final Queue<CompressionBlock> idle = new ArrayDeque<>();
    private final CRC32 checksum = new CRC32();
    private final Effort effort;
    private final EarlierBlocks earlier;
    private final List<WrittenBlock> written = new ArrayList<>();
    private CompressionBlock current;
    private int blockCount = 1;
    private long size;
    private boolean incomplete;
    private boolean closed;

    /**
     * Writes the gzip header.
     *
     * @param out takes the compressed bytes, and is closed together with this stream
     * @param executor runs the compression of blocks
     * @param blocksInFlight bounds the number of blocks in memory, each of which takes two to three megabytes;
     *     the number of threads plus two keeps all threads busy
     * @param effort which changes the bytes
     * @param earlier spares the compression of blocks that are known, and changes no byte
     * @throws IOException if the header cannot be written
     */
    public BlockGzipOutputStream(
            OutputStream out, Executor executor, int blocksInFlight, Effort effort, EarlierBlocks earlier)
            throws IOException {
        if (blocksInFlight < 1) {
            throw new IllegalArgumentException("blocksInFlight must be positive: " + blocksInFlight);
        }
        this.out = Objects.requireNonNull(out, "out");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.blocksInFlight = blocksInFlight;
        this.effort = effort;
        this.earlier = earlier;
        this.current = new CompressionBlock(effort);
        out.write(HEADER);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireUsable();
        incomplete = true;
        checksum.update(bytes, offset, length);
        size += length;
        int done = 0;
        while (done < length) {
            if (current.isFull()) {
                startNextBlock();
            }
            done += current.fill(bytes, offset + done, length - done);
        }
        incomplete = false;
    }

    /** Flushes the underlying stream only, since the output must not depend on when this is called. */
    @Override
    public void flush() throws IOException {
        requireUsable();
        out.flush();
    }

    /** Writes all that remains, unless an earlier write failed, and closes the underlying stream in any case. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        try (out) {
            requireUsable();
            closed = true;
            submitCurrent(true);
            while (!pending.isEmpty()) {
                writeOldest();
            }
            writeTrailer();
        } finally {
            closed = true;
            pending.forEach(task -> task.cancel(false));
        }
    }

    /** The blocks in the order in which they lie behind the header; complete once the stream is closed. */
    public List<WrittenBlock> written() {
        return List.copyOf(written);
    }

    private void requireUsable() throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
        if (incomplete) {
            throw new IOException("The compressed data is incomplete because an earlier write failed");
        }
    }

    private void startNextBlock() throws IOException {
        CompressionBlock full = current;
        submitCurrent(false);
        while (idle.isEmpty() && blockCount == blocksInFlight) {
            writeOldest();
        }
        if (idle.isEmpty()) {
            idle.add(new CompressionBlock(effort));
            blockCount++;
        }
        current = idle.remove();
        current.beginAfter(full);
    }

    private void submitCurrent(boolean last) throws IOException {
        CompressionBlock block = current;
        FutureTask<CompressionBlock> task = new FutureTask<>(() -> block.compress(last, earlier));
        pending.add(task);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            throw new IOException("The executor refused to compress a block", e);
        }
    }

    private void writeOldest() throws IOException {
        FutureTask<CompressionBlock> oldest = pending.remove();
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            oldest.run();
            CompressionBlock block = oldest.get();
            written.add(block.writeCompressed(out));
            idle.add(block);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IOException interruption = new InterruptedIOException("Interrupted during compression");
            interruption.initCause(e);
            throw interruption;
        } catch (ExecutionException | CancellationException e) {
            throw new IOException("Compression of a block failed", e);
        }
    }

    private void writeTrailer() throws IOException {
        byte[] trailer = new byte[Long.BYTES];
        LittleEndian.writeLong(trailer, 0, checksum.getValue() | size << Integer.SIZE);
        out.write(trailer);
    }
}
