package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.image.gzip.EarlierBlocks;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerCompressorTest {

    /** Every digest that changes here changes those of the images that are compressed so. */
    @ParameterizedTest
    @CsvSource({
        "NONE, sha256:8418f501f86028b92a69d7edc8cc1431179f45c76864c4fce3446449b4c45f4d",
        "GZIP_FAST, sha256:cb035b623ebc727871fb3987e239d77b14f9b101b7a650624336891cb695a65a",
        "GZIP_BEST, sha256:a1b9868902107de5da4341d9e84efcbaaa5f31a90718d8458e204c4966fe5ac5",
        "ZSTD, sha256:7c9ab5ff92edcdcd5716dfd356bb2ff6b0b8cfaaf54e334cc1305ca048b57e55",
    })
    void givesBackWhatWentInAndItsBytesArePinnedWhateverTheNumberOfThreads(Compression compression, String digest)
            throws IOException {
        byte[] input = words(3 << 20);
        byte[] output = compress(input, compression, 1);
        assertArrayEquals(input, decompress(output, compression));
        assertEquals(Digest.of(output), Digest.of(compress(input, compression, 4)));
        assertEquals(digest, Digest.of(output).toString(), output.length + " bytes");
    }

    @Test
    void bestIsSmallerThanFast() throws IOException {
        byte[] input = words(2 << 20);
        int none = compress(input, Compression.NONE, 2).length;
        int fast = compress(input, Compression.GZIP_FAST, 2).length;
        int best = compress(input, Compression.GZIP_BEST, 2).length;
        assertEquals(input.length, none);
        assertTrue(best < fast && fast < none, best + " < " + fast + " < " + none);
    }

    @Test
    void eachHasItsMediaTypeAndDockerHasNoneForZstd() {
        assertEquals(MediaTypes.OCI_LAYER, ImageFormat.OCI.layer(Compression.NONE));
        assertEquals(MediaTypes.OCI_LAYER_GZIP, ImageFormat.OCI.layer(Compression.GZIP_BEST));
        assertEquals(MediaTypes.OCI_LAYER_ZSTD, ImageFormat.OCI.layer(Compression.ZSTD));
        assertEquals(MediaTypes.DOCKER_LAYER, ImageFormat.DOCKER.layer(Compression.NONE));
        assertThrows(BuildFailure.class, () -> ImageFormat.DOCKER.layer(Compression.ZSTD));
    }

    private static byte[] words(int size) {
        // The generator of java.util.Random is specified, so that every machine has the same words.
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(Integer.toString(random.nextInt(40_000) * random.nextInt(3), 36))
                    .append(' ');
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] compress(byte[] input, Compression compression, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream out = new LayerCompressor(pool, threads, EarlierBlocks.NONE).open(result, compression)) {
            out.write(input);
        } finally {
            pool.shutdownNow();
        }
        return result.toByteArray();
    }

    private static byte[] decompress(byte[] output, Compression compression) throws IOException {
        InputStream in = new ByteArrayInputStream(output);
        try (InputStream plain = switch (compression) {
            case NONE -> in;
            case GZIP_FAST, GZIP_BEST -> new GZIPInputStream(in);
            case ZSTD -> new ZstdInputStream(in);
        }) {
            return plain.readAllBytes();
        }
    }
}
