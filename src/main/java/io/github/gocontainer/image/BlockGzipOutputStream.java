package io.github.gocontainer.image;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.CRC32;

/**
 * Compresses blocks of one MiB in several threads to a single gzip member whose bytes depend on the input alone
 * (RFC 1952, section 2.3).
 *
 * <p>Neither the executor, nor the number of blocks in flight, nor the sizes of the writes, nor the Java version
 * change the output. The executor is not shut down. If it does not come round to a block, the writing thread
 * compresses that block itself. One thread at a time may use the stream.
 */
public final class BlockGzipOutputStream extends OutputStream {

    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final OutputStream out;
    private final Executor executor;
    private final int blocksInFlight;
    private final Deque<PendingBlock> pending = new ArrayDeque<>();
    private final Queue<CompressionBlock> idle = new ArrayDeque<>();
    private final CRC32 checksum = new CRC32();
    private final byte[] singleByte = new byte[1];
    private CompressionBlock current = new CompressionBlock();
    private int blockCount = 1;
    private long size;
    private boolean headerWritten;
    private boolean closed;
    private IOException failure;

    /**
     * Creates a stream that compresses to another one.
     *
     * @param out takes the compressed bytes, and is closed together with this stream
     * @param executor runs the compression of blocks
     * @param blocksInFlight bounds the number of blocks in memory, each of which takes about 2.5 MB;
     *     the number of threads plus two keeps all threads busy
     */
    public BlockGzipOutputStream(OutputStream out, Executor executor, int blocksInFlight) {
        if (blocksInFlight < 1) {
            throw new IllegalArgumentException("blocksInFlight must be positive: " + blocksInFlight);
        }
        this.out = Objects.requireNonNull(out, "out");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.blocksInFlight = blocksInFlight;
        current.begin();
    }

    @Override
    public void write(int value) throws IOException {
        singleByte[0] = (byte) value;
        write(singleByte, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireUsable();
        checksum.update(bytes, offset, length);
        size += length;
        int done = 0;
        while (done < length) {
            if (current.isFull()) {
                startNextBlock();
            }
            done += current.fill(bytes, offset + done, length - done);
        }
    }

    /** Flushes the underlying stream only, since the output must not depend on when this is called. */
    @Override
    public void flush() throws IOException {
        requireUsable();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (failure != null) {
                throw new IOException("The compressed data is incomplete because of an earlier failure", failure);
            }
            finish();
        } finally {
            pending.clear();
            idle.clear();
        }
    }

    private void requireUsable() throws IOException {
        if (closed) {
            throw new IOException("Stream closed");
        }
        if (failure != null) {
            throw new IOException("An earlier write failed", failure);
        }
    }

    private void finish() throws IOException {
        submit(current, true);
        while (!pending.isEmpty()) {
            writeOldest();
        }
        ByteBuffer trailer = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) checksum.getValue()).putInt((int) size);
        out.write(trailer.array());
    }

    private void startNextBlock() throws IOException {
        CompressionBlock full = current;
        submit(full, false);
        while (idle.isEmpty() && blockCount == blocksInFlight) {
            writeOldest();
        }
        if (idle.isEmpty()) {
            blockCount++;
            current = new CompressionBlock();
        } else {
            current = idle.remove();
        }
        current.beginAfter(full);
    }

    private void submit(CompressionBlock block, boolean last) throws IOException {
        PendingBlock task = new PendingBlock(block, last);
        pending.add(task);
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            throw failed(new IOException("No thread takes the compression of a block", e));
        }
    }

    private void writeOldest() throws IOException {
        PendingBlock oldest = pending.remove();
        try {
            oldest.run();
            oldest.get();
            if (!headerWritten) {
                headerWritten = true;
                out.write(HEADER);
            }
            oldest.block.writeCompressed(out);
            idle.add(oldest.block);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted during compression");
            interrupted.initCause(e);
            throw failed(interrupted);
        } catch (ExecutionException e) {
            throw failed(new IOException("Compression failed", e.getCause()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException cause) {
        failure = cause;
        pending.forEach(task -> task.cancel(true));
        return cause;
    }

    private static final class PendingBlock extends FutureTask<Void> {

        private final CompressionBlock block;

        PendingBlock(CompressionBlock block, boolean last) {
            super(() -> block.compress(last), null);
            this.block = block;
        }
    }
}
