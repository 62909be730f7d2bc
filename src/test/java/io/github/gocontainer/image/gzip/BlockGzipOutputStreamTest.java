package io.github.gocontainer.image.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlockGzipOutputStreamTest {

    private static final int BLOCK = CompressionBlock.SIZE;

    private final long seed = Long.getLong("test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    BlockGzipOutputStreamTest() {
        System.out.println("test.seed=" + seed);
    }

    @AfterAll
    void stopPool() throws InterruptedException {
        pool.shutdown();
        assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    }

    @Test
    void javaReadsBackWhatWasWritten() throws IOException {
        for (Map.Entry<String, byte[]> input : CompressionInputs.all(seed).entrySet()) {
            byte[] compressed = compress(input.getValue(), pool, 4, Integer.MAX_VALUE);
            assertArrayEquals(input.getValue(), decompress(compressed), input.getKey());
        }
    }

    @Test
    void expandsIncompressibleDataByLessThanOneInAThousand() throws IOException {
        byte[] input = CompressionInputs.random(random, 3 * BLOCK);
        int size = compress(input, pool, 4, Integer.MAX_VALUE).length;
        assertTrue(size <= input.length + input.length / 1000, () -> size + " bytes");
    }

    @Test
    void compressesTextToLessThanHalf() throws IOException {
        byte[] input = CompressionInputs.text(random, 2 * BLOCK);
        assertTrue(compress(input, pool, 4, Integer.MAX_VALUE).length < input.length / 2);
    }

    @Test
    void outputDoesNotDependOnThreads() throws Exception {
        byte[] input = CompressionInputs.text(random, 3 * BLOCK + 77);
        byte[] expected = compress(input, Runnable::run, 1, Integer.MAX_VALUE);
        for (int threads = 1; threads <= 3; threads++) {
            ExecutorService threadPool = Executors.newFixedThreadPool(threads);
            try {
                assertArrayEquals(expected, compress(input, threadPool, threads, Integer.MAX_VALUE));
                assertArrayEquals(expected, compress(input, threadPool, threads + 2, Integer.MAX_VALUE));
            } finally {
                threadPool.shutdown();
            }
        }
    }

    @Test
    void outputDoesNotDependOnSizesOfWrites() throws IOException {
        byte[] input = CompressionInputs.text(random, 2 * BLOCK);
        byte[] expected = compress(input, pool, 4, Integer.MAX_VALUE);
        for (int largestWrite : new int[] {1, 1000, BLOCK - 1, BLOCK, BLOCK + 1}) {
            assertArrayEquals(expected, compress(input, pool, 4, largestWrite), "writes of up to " + largestWrite);
        }
    }

    @Test
    void flushAndEmptyWritesLeaveNoTrace() throws IOException {
        byte[] input = CompressionInputs.text(random, BLOCK);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream gzip = new BlockGzipOutputStream(result, pool, 3, Effort.FAST, EarlierBlocks.NONE)) {
            gzip.write(input, 0, 500);
            gzip.flush();
            gzip.write(input, 500, input.length - 500);
            gzip.write(input, 0, 0);
            gzip.flush();
        }
        assertArrayEquals(compress(input, pool, 3, Integer.MAX_VALUE), result.toByteArray());
    }

    /** A change of the output changes the digest of every image, so it must be a decision. */
    @Test
    void outputStaysTheSameForEver() throws Exception {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        Random fixed = new Random(20_240_229);
        input.writeBytes(CompressionInputs.text(fixed, BLOCK + 12_345));
        input.writeBytes(new byte[100_000]);
        input.writeBytes(CompressionInputs.random(fixed, 100_000));
        byte[] compressed = compress(input.toByteArray(), pool, 4, Integer.MAX_VALUE);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(compressed);
        // Whoever changes the digest raises the number: what earlier builds have kept is of no use then.
        assertEquals(
                "1 7f7e53f2070342b5bf5ddad91146b147c047f016311cb80fe97f85c05c8159a9",
                BlockGzipOutputStream.ENCODING + " " + HexFormat.of().formatHex(digest));
    }

    @Test
    void headerHasNeitherTimeNorNameNorSystem() throws IOException {
        byte[] compressed = compress(new byte[0], pool, 1, Integer.MAX_VALUE);
        assertEquals(
                "1f8b08000000000000ff" + "0300" + "00000000" + "00000000",
                HexFormat.of().formatHex(compressed));
    }

    @Test
    void failureOfTheOutputSurfacesAndStays() throws IOException {
        FailingStream out = new FailingStream(100_000);
        OutputStream gzip = new BlockGzipOutputStream(out, pool, 2, Effort.FAST, EarlierBlocks.NONE);
        byte[] input = CompressionInputs.random(random, 4 * BLOCK);
        assertEquals(
                "disk full",
                assertThrows(IOException.class, () -> gzip.write(input)).getMessage());
        assertThrows(IOException.class, () -> gzip.write(1));
        assertThrows(IOException.class, gzip::flush);
        assertThrows(IOException.class, gzip::close);
        assertTrue(out.closed);
        assertDoesNotThrow(gzip::close);
    }

    @Test
    void failureOfTheOutputSurfacesFromClose() throws IOException {
        FailingStream out = new FailingStream(20);
        OutputStream gzip = new BlockGzipOutputStream(out, pool, 2, Effort.FAST, EarlierBlocks.NONE);
        gzip.write(CompressionInputs.random(random, 1000));
        assertEquals("disk full", assertThrows(IOException.class, gzip::close).getMessage());
        assertTrue(out.closed);
        assertDoesNotThrow(gzip::close);
    }

    @Test
    void refusalOfTheExecutorSurfaces() throws IOException {
        Executor refusing = task -> {
            throw new RejectedExecutionException("shut down");
        };
        OutputStream gzip =
                new BlockGzipOutputStream(new ByteArrayOutputStream(), refusing, 2, Effort.FAST, EarlierBlocks.NONE);
        IOException failure = assertThrows(IOException.class, gzip::close);
        assertInstanceOf(RejectedExecutionException.class, failure.getCause());
    }

    @Test
    void cancellationByTheExecutorSurfaces() throws IOException {
        Executor cancelling = task -> ((java.util.concurrent.Future<?>) task).cancel(false);
        OutputStream gzip =
                new BlockGzipOutputStream(new ByteArrayOutputStream(), cancelling, 2, Effort.FAST, EarlierBlocks.NONE);
        assertThrows(IOException.class, gzip::close);
    }

    @Test
    void forgetfulExecutorDoesNoHarm() throws IOException {
        List<Runnable> forgotten = new ArrayList<>();
        byte[] input = CompressionInputs.text(random, 2 * BLOCK + 1);
        byte[] compressed = compress(input, forgotten::add, 2, Integer.MAX_VALUE);
        assertArrayEquals(input, decompress(compressed));
        assertEquals(3, forgotten.size());
    }

    @Test
    void interruptEndsTheWork() throws IOException {
        FailingStream out = new FailingStream(Integer.MAX_VALUE);
        OutputStream gzip = new BlockGzipOutputStream(out, pool, 2, Effort.FAST, EarlierBlocks.NONE);
        gzip.write(new byte[BLOCK]);
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedIOException.class, gzip::close);
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
        assertTrue(out.closed);
    }

    @Test
    void closedStreamRefusesWritesAndLeavesThePoolAlone() throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        OutputStream gzip = new BlockGzipOutputStream(result, pool, 2, Effort.FAST, EarlierBlocks.NONE);
        gzip.close();
        int size = result.size();
        gzip.close();
        assertEquals(size, result.size());
        assertThrows(IOException.class, () -> gzip.write(1));
        assertFalse(pool.isShutdown());
    }

    @Test
    void takesOverBlocksOfAnEarlierStreamAndChangesNoByteByIt() throws IOException {
        for (int round = 0; round < 5; round++) {
            byte[] input = CompressionInputs.text(random, 4 * BLOCK + random.nextInt(BLOCK));
            Earlier earlier = new Earlier();
            compress(input, earlier);
            int changed = random.nextInt(input.length);
            input[changed]++;
            byte[] later = random.nextBoolean() ? input : Arrays.copyOf(input, input.length - random.nextInt(BLOCK));
            int known = earlier.stored.size();
            assertArrayEquals(compress(later, pool, 3, Integer.MAX_VALUE), compress(later, earlier));
            assertTrue(earlier.found.get() >= known - 3, earlier.found + " of " + known + " blocks");
        }
    }

    /** Whatever is said to be what: a block is taken over only if it becomes the right bytes again. */
    @Test
    void compressesABlockAgainThatIsAnother() throws IOException {
        byte[] input = CompressionInputs.text(random, 3 * BLOCK + 5);
        Earlier earlier = new Earlier();
        byte[] expected = compress(input, earlier);
        List<Digest> keys = new ArrayList<>(earlier.stored.keySet());
        List<byte[]> blocks = new ArrayList<>(earlier.stored.values());
        Collections.rotate(blocks, 1);
        for (int i = 0; i < keys.size(); i++) {
            earlier.stored.put(keys.get(i), blocks.get(i));
        }
        assertArrayEquals(expected, compress(input, earlier));
        assertEquals(keys.size(), earlier.found.getAndSet(0));
        earlier.stored.replaceAll((key, block) -> Arrays.copyOf(block, block.length - 1));
        assertArrayEquals(expected, compress(input, earlier));
        earlier.stored.replaceAll((key, block) -> Arrays.copyOf(block, block.length + 1));
        assertArrayEquals(expected, compress(input, earlier));
        earlier.stored.replaceAll((key, block) -> new byte[0]);
        assertArrayEquals(expected, compress(input, earlier));
        earlier.stored.replaceAll((key, block) -> CompressionInputs.random(random, 1000));
        assertArrayEquals(expected, compress(input, earlier));
        assertEquals(4 * keys.size(), earlier.found.get());
    }

    @Test
    void takesNothingOverFromAnotherEffortOrAnotherEndOfTheStream() throws IOException {
        byte[] input = CompressionInputs.text(random, BLOCK);
        Earlier earlier = new Earlier();
        compress(input, earlier);
        ByteArrayOutputStream best = new ByteArrayOutputStream();
        try (OutputStream gzip = new BlockGzipOutputStream(best, pool, 3, Effort.BEST, earlier)) {
            gzip.write(input);
        }
        assertEquals(0, earlier.found.get());
        assertArrayEquals(input, decompress(best.toByteArray()));
        byte[] twice = new byte[2 * BLOCK];
        System.arraycopy(input, 0, twice, 0, BLOCK);
        System.arraycopy(input, 0, twice, BLOCK, BLOCK);
        assertArrayEquals(twice, decompress(compress(twice, earlier)));
        assertEquals(0, earlier.found.get());
    }

    private final class Earlier implements EarlierBlocks {
        private final Map<Digest, byte[]> stored = new ConcurrentHashMap<>();
        private final AtomicInteger found = new AtomicInteger();

        @Override
        public Optional<byte[]> find(Digest key) {
            Optional<byte[]> block = Optional.ofNullable(stored.get(key));
            block.ifPresent(ignored -> found.incrementAndGet());
            return block;
        }
    }

    /** Compresses, and remembers the blocks. */
    private byte[] compress(byte[] input, Earlier earlier) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        BlockGzipOutputStream gzip = new BlockGzipOutputStream(result, pool, 3, Effort.FAST, earlier);
        try (gzip) {
            gzip.write(input);
        }
        byte[] compressed = result.toByteArray();
        int at = BlockGzipOutputStream.HEADER_LENGTH;
        for (WrittenBlock block : gzip.written()) {
            byte[] bytes = Arrays.copyOfRange(compressed, at, at + block.length());
            earlier.stored.put(block.key(), bytes);
            at += block.length();
        }
        assertEquals(compressed.length - Long.BYTES, at);
        return compressed;
    }

    @Test
    void refusesToWorkWithoutAnyBlock() {
        OutputStream out = new ByteArrayOutputStream();
        assertThrows(
                IllegalArgumentException.class,
                () -> new BlockGzipOutputStream(out, pool, 0, Effort.FAST, EarlierBlocks.NONE));
    }

    private byte[] compress(byte[] input, Executor executor, int blocksInFlight, int largestWrite) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream gzip =
                new BlockGzipOutputStream(result, executor, blocksInFlight, Effort.FAST, EarlierBlocks.NONE)) {
            int done = 0;
            while (done < input.length) {
                int length = Math.min(largestWrite, input.length - done);
                if (length == 1) {
                    gzip.write(input[done]);
                } else {
                    gzip.write(input, done, length);
                }
                done += length;
            }
        }
        return result.toByteArray();
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16)) {
            return in.readAllBytes();
        }
    }

    private static final class FailingStream extends OutputStream {

        private int left;
        private boolean closed;

        FailingStream(int capacity) {
            left = capacity;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > left) {
                throw new IOException("disk full");
            }
            left -= length;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
