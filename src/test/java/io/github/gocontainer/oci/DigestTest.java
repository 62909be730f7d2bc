package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String EMPTY = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void bytesAndFilesHaveTheKnownDigest(@TempDir Path folder) throws IOException {
        assertEquals(EMPTY, Digest.of(new byte[0]).toString());
        byte[] large = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve("large"), large);
        assertEquals(Digest.of(large), Digest.of(file));
    }

    @Test
    void takingADigestResetsTheMessageDigest() {
        MessageDigest digest = Digest.newMessageDigest();
        digest.update((byte) 1);
        Digest.from(digest);
        assertEquals(EMPTY, Digest.from(digest).toString());
    }

    @Test
    void parsesWhatItWrites() {
        assertEquals(EMPTY, Digest.parse(EMPTY).toString());
        assertEquals(EMPTY.substring("sha256:".length()), Digest.parse(EMPTY).hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:abc",
                "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "sha512:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
                "sha256:../../../../../../../../../../../../../../../../../etc/passwd/xx",
            })
    void otherFormsAreRejectedWithTheAcceptedOne(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Digest.parse(text))
                .getMessage();
        assertTrue(message.contains("sha256:<64 hexadecimal digits in lower case>"), message);
    }

    @Test
    void sortsByItsDigits() {
        assertTrue(Digest.of(new byte[] {1}).compareTo(Digest.of(new byte[] {1})) == 0);
        Digest zero = new Digest("0".repeat(64));
        assertTrue(zero.compareTo(new Digest("1".repeat(64))) < 0);
        assertThrows(IllegalArgumentException.class, () -> new Digest(EMPTY));
    }
}
