package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrebuiltBinariesTest {

    @TempDir
    private Path module;

    @Test
    void eachPlatformGetsItsFileWithoutACompile() throws IOException {
        Compile compile = new Compile(module);
        Files.writeString(module.resolve("go.mod"), "module example.org/tool\n\ngo 1.26\n");
        compile.platforms.add(Platform.parse("linux/arm/v7"));
        compile.prebuilt.add(new PrebuiltBinary("dist/{os}_{architecture}{variant}/tool", "tool", 0));
        place("dist/linux_amd64/tool", ElfTest.wide(62, 2).array());
        place("dist/linux_armv7/tool", ElfTest.narrow(40).array());
        List<GoBinary> binaries = compile.run();
        assertEquals(
                List.of("linux/amd64 tool", "linux/arm/v7 tool"),
                binaries.stream()
                        .map(binary -> binary.platform() + " " + binary.name())
                        .toList());
        assertTrue(binaries.get(0).isPrebuilt());
        assertEquals(
                compile.output.resolve("linux-arm-v7/tool"), binaries.get(1).file());
        assertEquals(
                -1,
                Files.mismatch(
                        module.resolve("dist/linux_armv7/tool"), binaries.get(1).file()));
        assertTrue(compile.commands.stream().noneMatch(command -> command.step().startsWith("go build")));

        // Another file is another binary, though the place in target is taken already.
        byte[] other = ElfTest.wide(62, 3).array();
        place("dist/linux_amd64/tool", other);
        assertEquals(
                -1,
                Files.mismatch(
                        module.resolve("dist/linux_amd64/tool"),
                        compile.run().get(0).file()));
    }

    @Test
    void aMissingFileAndOneForAnotherProcessorAreNamed() throws IOException {
        Compile compile = new Compile(module);
        Files.writeString(module.resolve("go.mod"), "module example.org/tool\n\ngo 1.26\n");
        compile.prebuilt.add(new PrebuiltBinary("dist/{platform}/tool", "tool", 0));
        String missing = assertThrows(BuildFailure.class, compile::run).getMessage();
        assertTrue(missing.contains("there is no file " + module.resolve("dist/linux-amd64/tool")), missing);
        place("dist/linux-amd64/tool", ElfTest.wide(183, 2).array());
        String wrong = assertThrows(BuildFailure.class, compile::run).getMessage();
        assertTrue(wrong.contains("is not for linux/amd64"), wrong);
        place("dist/linux-amd64/tool", "#!/bin/sh\n".getBytes());
        String script = assertThrows(BuildFailure.class, compile::run).getMessage();
        assertTrue(script.contains("is not a program for linux/amd64"), script);
    }

    @Test
    void theNameIsThatOfTheFileWithoutItsPlaces() {
        assertEquals("tool", PrebuiltBinary.nameIn("dist/{os}/tool"));
        assertEquals("tool", PrebuiltBinary.nameIn("dist/tool-{os}-{architecture}"));
        assertEquals("tool.v2", PrebuiltBinary.nameIn("tool.v2_{platform}"));
    }

    private void place(String path, byte[] content) throws IOException {
        Path file = module.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
