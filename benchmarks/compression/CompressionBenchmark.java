import io.github.gocontainer.image.gzip.BlockGzipOutputStream;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.image.gzip.Effort;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Measures layer compressors in cold JVMs.
 *
 * <p>Usage, with the compiled plugin classes and, if wanted, jzlib-1.1.3.jar on the class path:
 *
 * <pre>
 * javac -cp target/classes -d target/benchmark benchmarks/compression/CompressionBenchmark.java
 * java -cp target/classes:target/benchmark:jzlib-1.1.3.jar CompressionBenchmark RUNS THREADS,... CANDIDATE,... FILE...
 * java -cp ... CompressionBenchmark 5 1,2 none,own,jdk1,jdk6,jzlib1,jzlib6 service.bin
 * java -cp ... CompressionBenchmark write OUTPUT THREADS CANDIDATE FILE
 * </pre>
 *
 * <p>Every run is a new JVM of the same Java version. Candidates take turns, so that a busy spell of the machine hits
 * all of them. "none" only reads the file. Times are in milliseconds: "work" is measured inside the new JVM from the
 * beginning of main to the last byte of output, "process" from outside and includes start and end of the JVM. Output
 * is counted and thrown away.
 */
public final class CompressionBenchmark {

    private static final int BLOCK = 1 << 20;
    private static final int DICTIONARY = 1 << 15;
    private static final int CHUNK = 1 << 16;

    private CompressionBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        if (arguments[0].equals("child")) {
            CountingStream counter = new CountingStream();
            compress(arguments[1], Integer.parseInt(arguments[2]), arguments[3], counter);
            System.out.println((System.nanoTime() - start) + " " + counter.count);
        } else if (arguments[0].equals("write")) {
            try (OutputStream out = new FileOutputStream(arguments[1])) {
                compress(arguments[3], Integer.parseInt(arguments[2]), arguments[4], out);
            }
        } else {
            int runs = Integer.parseInt(arguments[0]);
            for (String file : Arrays.asList(arguments).subList(3, arguments.length)) {
                measure(runs, arguments[1].split(","), arguments[2].split(","), file);
            }
        }
    }

    private static void measure(int runs, String[] threads, String[] candidates, String file) throws Exception {
        System.out.printf("%n%s, %d bytes, Java %s%n", new File(file).getName(), new File(file).length(),
                System.getProperty("java.version"));
        System.out.println("candidate threads | work min median | process min median | size  ratio");
        List<Series> all = new ArrayList<>();
        for (String candidate : candidates) {
            for (String count : threads) {
                all.add(new Series(candidate, count));
            }
        }
        for (int run = 0; run < runs; run++) {
            for (Series series : all) {
                series.run(file);
            }
        }
        for (Series series : all) {
            series.print(new File(file).length());
        }
    }

    private static final class Series {
        final String candidate;
        final String threads;
        final List<Long> work = new ArrayList<>();
        final List<Long> process = new ArrayList<>();
        long size;

        Series(String candidate, String threads) {
            this.candidate = candidate;
            this.threads = threads;
        }

        void run(String file) throws Exception {
            List<String> command = new ArrayList<>();
            command.add(System.getProperty("java.home") + "/bin/java");
            for (String name : System.getProperties().stringPropertyNames()) {
                if (name.startsWith("bench.")) {
                    command.add("-D" + name.substring(6) + "=" + System.getProperty(name));
                }
            }
            String options = System.getProperty("options");
            if (options != null) {
                command.addAll(Arrays.asList(options.split(" ")));
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "CompressionBenchmark", "child",
                    candidate, threads, file));
            long start = System.nanoTime();
            Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String[] answer = new String(child.getInputStream().readAllBytes()).trim().split(" ");
            if (child.waitFor() != 0) {
                throw new IllegalStateException(candidate + " failed");
            }
            process.add((System.nanoTime() - start) / 1_000_000);
            work.add(Long.parseLong(answer[0]) / 1_000_000);
            size = Long.parseLong(answer[1]);
        }

        void print(long inputSize) {
            work.sort(null);
            process.sort(null);
            System.out.printf("%-9s %7s | %8d %6d | %11d %6d | %9d %5.2f%%%n", candidate, threads, work.get(0),
                    work.get(work.size() / 2), process.get(0), process.get(process.size() / 2), size,
                    100.0 * size / inputSize);
        }
    }

    private static void compress(String candidate, int threads, String file, OutputStream out) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (InputStream in = new FileInputStream(file)) {
            if (candidate.equals("own")) {
                try (OutputStream gzip = new BlockGzipOutputStream(out, pool, threads + 2, Effort.FAST, EarlierBlocks.NONE)) {
                    copy(in, gzip);
                }
            } else if (candidate.equals("none")) {
                copy(in, out);
            } else {
                compressBlocks(candidate, pool, threads + 2, in, out);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
            out.write(chunk, 0, count);
        }
    }

    private static void compressBlocks(String candidate, ExecutorService pool, int inFlight, InputStream in,
            OutputStream out) throws Exception {
        int level = candidate.charAt(candidate.length() - 1) - '0';
        boolean jzlib = candidate.startsWith("jzlib");
        CRC32 checksum = new CRC32();
        Deque<Future<byte[]>> pending = new ArrayDeque<>();
        byte[] previous = new byte[0];
        byte[] block = in.readNBytes(BLOCK);
        long size = 0;
        out.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
        while (true) {
            byte[] next = in.readNBytes(BLOCK);
            boolean last = next.length == 0;
            byte[] input = block;
            byte[] dictionary = Arrays.copyOfRange(previous, Math.max(0, previous.length - DICTIONARY),
                    previous.length);
            checksum.update(input);
            size += input.length;
            pending.add(pool.submit(() -> jzlib ? Jzlib.compress(level, dictionary, input, last)
                    : jdk(level, dictionary, input, last)));
            while (pending.size() == inFlight || last && !pending.isEmpty()) {
                out.write(pending.remove().get());
            }
            if (last) {
                break;
            }
            previous = block;
            block = next;
        }
        int crc = (int) checksum.getValue();
        for (long value : new long[] {crc, size}) {
            for (int shift = 0; shift < 32; shift += 8) {
                out.write((int) (value >>> shift));
            }
        }
    }

    private static byte[] jdk(int level, byte[] dictionary, byte[] input, boolean last) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setDictionary(dictionary);
            deflater.setInput(input);
            if (last) {
                deflater.finish();
            }
            byte[] buffer = new byte[CHUNK];
            ByteArrayOutputStream result = new ByteArrayOutputStream(BLOCK / 2);
            int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
            int count = buffer.length;
            while (last ? !deflater.finished() : count == buffer.length) {
                count = deflater.deflate(buffer, 0, buffer.length, flush);
                result.write(buffer, 0, count);
            }
            return result.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** JZlib by reflection, a handful of calls per block. */
    private static final class Jzlib {

        static byte[] compress(int level, byte[] dictionary, byte[] input, boolean last) throws Exception {
            Class<?> type = Class.forName("com.jcraft.jzlib.Deflater");
            Object deflater = type.getConstructor(int.class, int.class, boolean.class).newInstance(level, 15, true);
            if (dictionary.length > 0) {
                type.getMethod("setDictionary", byte[].class, int.class).invoke(deflater, dictionary,
                        dictionary.length);
            }
            type.getMethod("setInput", byte[].class).invoke(deflater, (Object) input);
            byte[] output = new byte[input.length + input.length / 1000 + 64];
            type.getMethod("setOutput", byte[].class).invoke(deflater, (Object) output);
            Method deflate = type.getMethod("deflate", int.class);
            int result = (Integer) deflate.invoke(deflater, last ? 4 : 2);
            if (result != (last ? 1 : 0)) {
                throw new IllegalStateException("JZlib answered " + result);
            }
            return Arrays.copyOf(output, (int) (long) (Long) type.getMethod("getTotalOut").invoke(deflater));
        }
    }

    private static final class CountingStream extends OutputStream {
        long count;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
