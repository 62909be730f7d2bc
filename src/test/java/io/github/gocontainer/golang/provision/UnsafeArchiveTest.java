package io.github.gocontainer.golang.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Archives that nobody makes by accident: each is refused by its entry's name, and nothing leaves the folder. */
@FaultCase("D5")
class UnsafeArchiveTest {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> tarsAreRefused() {
        Map<String, FakeToolchain.Entries> cases = new LinkedHashMap<>();
        cases.put("go/../../evil", tar -> FakeToolchain.file(tar, "go/../../evil", "x"));
        cases.put("/evil", tar -> FakeToolchain.file(tar, "/evil", "x"));
        cases.put("go/out", tar -> FakeToolchain.special(tar, "go/out", TarConstants.LF_SYMLINK, "../../evil"));
        cases.put("go/hard", tar -> FakeToolchain.special(tar, "go/hard", TarConstants.LF_LINK, "/etc/passwd"));
        cases.put("go/dangling", tar -> {
            FakeToolchain.special(tar, "go/dangling", TarConstants.LF_SYMLINK, "nowhere");
            FakeToolchain.file(tar, "go/dangling", "x");
        });
        cases.put("go/null", tar -> FakeToolchain.special(tar, "go/null", TarConstants.LF_CHR, ""));
        cases.put("go/pipe", tar -> FakeToolchain.special(tar, "go/pipe", TarConstants.LF_FIFO, ""));
        cases.put("go/bin/GO", tar -> {
            FakeToolchain.file(tar, "go/bin/go", "x");
            FakeToolchain.file(tar, "go/bin/GO", "x");
        });
        cases.put("go/Bin/other", tar -> {
            FakeToolchain.file(tar, "go/bin/go", "x");
            FakeToolchain.file(tar, "go/Bin/other", "x");
        });
        cases.put("go/twice", tar -> {
            FakeToolchain.file(tar, "go/twice", "x");
            FakeToolchain.file(tar, "go/twice", "y");
        });
        cases.put("go/file/below", tar -> {
            FakeToolchain.file(tar, "go/file", "x");
            FakeToolchain.file(tar, "go/file/below", "y");
        });
        cases.put("go/back\\slash", tar -> FakeToolchain.file(tar, "go/back\\slash", "x"));
        cases.put("elsewhere/file", tar -> FakeToolchain.file(tar, "elsewhere/file", "x"));
        cases.put("the archive has more than", tar -> {
            for (int index = 0; index <= 60_000; index++) {
                FakeToolchain.file(tar, "go/api/" + index, "");
            }
        });
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> assertRefused(each.getKey(), FakeToolchain.tar(each.getValue()), false)));
    }

    @TestFactory
    Stream<DynamicTest> zipsAreRefused() {
        String root = FakeToolchain.MODULE + "/";
        return Stream.of(List.of("../evil"), List.of(root + "a", root + "A"), List.of(root + "../../evil"))
                .map(names -> DynamicTest.dynamicTest(names.toString(), () -> {
                    Map<String, String> entries = new LinkedHashMap<>();
                    names.forEach(name -> entries.put(name, "x"));
                    assertRefused(names.get(names.size() - 1), FakeToolchain.zip(entries), true);
                }));
    }

    @Test
    void aFileWithMoreBytesThanItDeclaresIsRefused() throws IOException {
        String name = FakeToolchain.MODULE + "/bin/go";
        byte[] zip = FakeToolchain.zip(Map.of(name, "x".repeat(5000)));
        // The uncompressed size of the central directory is at offset 24 of its only header.
        int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[central + 24] = 10;
        zip[central + 25] = 0;
        assertRefused(name, zip, true);
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        String name = FakeToolchain.MODULE + "/bomb";
        byte[] zip = FakeToolchain.zip(Map.of(name, "x".repeat(5000)));
        int central = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[central + 27] = (byte) 0xf0;
        assertRefused(name, zip, true);
    }

    private void assertRefused(String expected, byte[] archive, boolean zip) throws IOException {
        Path file = Files.write(folder.resolve("archive"), archive);
        Path target = Files.createDirectories(folder.resolve("target-" + System.nanoTime() + "/inner"));
        PinnedArchive.Form form = zip ? PinnedArchive.Form.MODULE : PinnedArchive.Form.OFFICIAL_TAR;
        IOException refusal = assertThrows(
                UnsafeEntryException.class,
                () -> new PinnedArchive(FakeToolchain.MODULE, form).unpack(file, target, () -> {}));
        assertTrue(refusal.getMessage().startsWith("unsafe entry "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
        try (Stream<Path> beside = Files.list(target.getParent())) {
            assertEquals(List.of(target), beside.toList());
        }
    }
}
