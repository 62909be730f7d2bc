package io.github.gocontainer.image.gzip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Inputs, by name, that reach the corners of the compressor. */
final class CompressionInputs {

    private static final int BLOCK = CompressionBlock.SIZE;
    private static final int KIBIBYTE = 1024;

    private CompressionInputs() {}

    static Map<String, byte[]> all(long seed) {
        Random random = new Random(seed);
        Map<String, byte[]> inputs = new LinkedHashMap<>();
        for (int size : new int[] {0, 1, 2, 3, 4, 5, 100}) {
            inputs.put(size + " random bytes", random(random, size));
        }
        for (int size : new int[] {BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 3}) {
            inputs.put(size + " bytes of text", text(random, size));
        }
        inputs.put("incompressible", random(random, 2 * BLOCK + BLOCK / 2));
        inputs.put("zeros", new byte[5 * BLOCK]);
        for (int distance : new int[] {1, 2, 3, 32_767, 32_768, 32_769}) {
            inputs.put("distance " + distance, repeated(random(random, distance), 80 * KIBIBYTE));
        }
        for (int length : new int[] {3, 4, 5, 257, 258, 259, 260, 516, 517}) {
            inputs.put("matches of " + length, matches(random, length));
        }
        inputs.put("Fibonacci frequencies", fibonacci(random));
        inputs.put("every second byte random", halfRandom(random, 200 * KIBIBYTE));
        inputs.put("binary", binary(3 * BLOCK));
        return inputs;
    }

    static byte[] random(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] text(Random random, int size) {
        String[] words = new String[500];
        for (int index = 0; index < words.length; index++) {
            words[index] = Long.toString(random.nextLong() >>> 2 | 1L << 61, Character.MAX_RADIX)
                    .substring(random.nextInt(10));
        }
        StringBuilder text = new StringBuilder(size + 20);
        while (text.length() < size) {
            text.append(words[random.nextInt(1 + random.nextInt(words.length))]).append(' ');
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] repeated(byte[] pattern, int size) {
        byte[] bytes = new byte[size];
        for (int index = 0; index < size; index++) {
            bytes[index] = pattern[index % pattern.length];
        }
        return bytes;
    }

    /** Copies of the given length between unique separators. */
    private static byte[] matches(Random random, int length) {
        byte[] phrase = random(random, length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int copy = 0; copy < 300; copy++) {
            bytes.writeBytes(phrase);
            bytes.writeBytes(random(random, 1 + random.nextInt(20)));
        }
        return bytes.toByteArray();
    }

    /** As literals, without a limit, the rarest of these would have codes of seventeen bits. */
    static byte[] fibonacci(Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int previous = 0;
        int frequency = 1;
        for (int symbol = 0; symbol < 18; symbol++) {
            for (int time = 0; time < frequency; time++) {
                bytes.write(symbol * 7);
            }
            int next = previous + frequency;
            previous = frequency;
            frequency = next;
        }
        byte[] shuffled = bytes.toByteArray();
        for (int index = shuffled.length - 1; index > 0; index--) {
            int other = random.nextInt(index + 1);
            byte swapped = shuffled[index];
            shuffled[index] = shuffled[other];
            shuffled[other] = swapped;
        }
        return shuffled;
    }

    private static byte[] halfRandom(Random random, int size) {
        byte[] bytes = random(random, size);
        for (int index = 0; index < size; index += 2) {
            bytes[index] = (byte) (index >>> 10);
        }
        return bytes;
    }

    /** Beginning of the largest library of the running Java. */
    private static byte[] binary(int limit) {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.home")), 3)) {
            Path largest = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(jvm|java)[^/\\\\]*|.*modules"))
                    .max((left, right) ->
                            Long.compare(left.toFile().length(), right.toFile().length()))
                    .orElseThrow();
            try (InputStream in = Files.newInputStream(largest)) {
                return in.readNBytes(limit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
