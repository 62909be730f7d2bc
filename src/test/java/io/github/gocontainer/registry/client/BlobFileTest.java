package io.github.gocontainer.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobFileTest {

    @TempDir
    private Path folder;

    @Test
    void aPartOfAFileIsSentWithItsLength() throws IOException {
        BlobFile body = new BlobFile(file(), 6, 5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        body.writeTo(out);

        assertEquals(5, body.length());
        assertEquals("world", out.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void aFileThatIsShorterThanSaidIsAFaultOfThisMachine() throws IOException {
        BlobFile body = new BlobFile(file(), 0, 50);

        RegistryTrouble trouble = assertThrows(RegistryTrouble.class, () -> body.writeTo(new ByteArrayOutputStream()));

        assertEquals(FailureCode.FILES, trouble.trouble().code());
        assertTrue(trouble.trouble().reason().contains("shorter"), trouble.trouble()::reason);
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("file"), "hello world");
    }
}
