package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a few hundred bytes, made by hand after the System V ABI. */
class ElfTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64");

    @TempDir
    Path folder;

    @Test
    void aStaticProgramOfItsPlatformPasses() throws IOException {
        Elf.of(write(wide(62, 2)), AMD64, false);
        Elf.of(write(wide(62, 3)), AMD64, false);
        Elf.of(write(wide(183, 2)), Platform.parse("linux/arm64"), false);
    }

    @Test
    void loaderAndLibrariesAreNamed() throws IOException {
        ByteBuffer file = wide(62, 3);
        program(file, 0, 3, 0x100, 0, 16);
        text(file, 0x100, "/lib64/ld.so");
        program(file, 1, 1, 0, 0x1000, 0x200);
        program(file, 2, 2, 0x120, 0x1120, 0x40);
        file.putLong(0x120, 1).putLong(0x128, 1).putLong(0x130, 5).putLong(0x138, 0x1180);
        text(file, 0x181, "libc.so.6");
        Elf elf = Elf.read(write(file));
        assertEquals(Optional.of("/lib64/ld.so"), elf.loader());
        assertEquals(List.of("libc.so.6"), elf.libraries());
        assertEquals(
                Optional.of("is not static: it needs the loader /lib64/ld.so and the libraries libc.so.6"),
                elf.complaint(AMD64, false));
        assertEquals(Optional.empty(), elf.complaint(AMD64, true));
    }

    @Test
    void anotherPlatformsProgramIsRefused() throws IOException {
        Path file = write(wide(183, 2));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> Elf.of(file, AMD64, false));
        assertTrue(failure.getMessage().contains("is not for linux/amd64"), failure.getMessage());
        Path object = write(wide(62, 1));
        assertTrue(assertThrows(BuildFailure.class, () -> Elf.of(object, AMD64, false))
                .getMessage()
                .contains("is not an executable"));
    }

    @Test
    void damagedFilesAreSaid() throws IOException {
        for (String content : List.of("", "#!/bin/sh\nexit 0 and so on", "\u007fELF\u0002\u0001")) {
            Path file = Files.writeString(folder.resolve("file"), content, StandardCharsets.ISO_8859_1);
            BuildFailure failure = assertThrows(BuildFailure.class, () -> Elf.of(file, AMD64, false));
            assertTrue(failure.getMessage().contains("is not a program for linux/amd64"), failure.getMessage());
        }
        ByteBuffer outside = wide(62, 2);
        outside.putLong(32, Long.MAX_VALUE - 10);
        assertThrows(IOException.class, () -> Elf.read(write(outside)));
        ByteBuffer narrow = wide(62, 2);
        narrow.putShort(54, (short) 1);
        assertThrows(IOException.class, () -> Elf.read(write(narrow)));
    }

    /** 64 bits, little-endian, three empty program headers. */
    static ByteBuffer wide(int machine, int type) {
        ByteBuffer file = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        file.putShort(16, (short) type).putShort(18, (short) machine);
        file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 3);
        return file;
    }

    /** An executable of 32 bits, little-endian, without program headers. */
    static ByteBuffer narrow(int machine) {
        ByteBuffer file = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
        file.putShort(16, (short) 2).putShort(18, (short) machine);
        return file;
    }

    private static void program(ByteBuffer file, int index, int type, long offset, long address, long size) {
        int at = 64 + index * 56;
        file.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, address).putLong(at + 32, size);
    }

    private static void text(ByteBuffer file, int offset, String text) {
        file.put(offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    private Path write(ByteBuffer file) throws IOException {
        return Files.write(Files.createTempFile(folder, "elf", ""), file.array());
    }
}
