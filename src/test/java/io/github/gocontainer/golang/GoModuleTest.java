package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoModuleTest {

    @TempDir
    Path folder;

    @Test
    void readsGoMod() throws IOException {
        TestToolchain.write(folder, "go.mod", """
                // a comment
                module "example.com/with space/v2" // another

                go 1.25.0
                toolchain go1.26.8

                replace example.com/a => ./local/a
                replace (
                	example.com/b v1.0.0 => ../b // comment
                	example.com/c => example.com/d v1.2.3
                )
                """);
        GoModule module = GoModule.read(folder, Map.of());
        assertEquals("example.com/with space/v2", module.path());
        assertEquals(Optional.of(new GoVersion("1.25.0")), module.language());
        assertEquals(Optional.of(new GoVersion("1.26.8")), module.toolchain());
        assertEquals(List.of(folder.resolve("local/a"), folder.resolveSibling("b")), module.localModules());
        assertEquals(Optional.empty(), module.workspace());
    }

    @Test
    void theWorkspaceAboveCountsUnlessItIsOff() throws IOException {
        Path inner = folder.resolve("services/api");
        TestToolchain.write(inner, "go.mod", "module example.com/api\n\ngo 1.24\n");
        Path work = TestToolchain.write(
                folder, "go.work", "go 1.26\n\ntoolchain default\n\nuse ./services/api\nuse ./lib\n");
        GoModule module = GoModule.read(inner, Map.of());
        assertEquals(Optional.of(work), module.workspace());
        assertEquals(Optional.of(new GoVersion("1.26")), module.language());
        assertEquals(Optional.empty(), module.toolchain());
        assertEquals(List.of(folder.resolve("lib")), module.localModules());
        assertEquals(4, module.files().size());
        assertEquals(
                Optional.of(new GoVersion("1.24")),
                GoModule.read(inner, Map.of("GOWORK", "off")).language());
        Path other = TestToolchain.write(folder, "other/go.work", "go 1.27\n");
        assertEquals(
                Optional.of(other),
                GoModule.read(inner, Map.of("GOWORK", other.toString())).workspace());
    }

    @Test
    void aMissingFileIsNamed() {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> GoModule.read(folder, Map.of()));
        assertTrue(failure.getMessage().contains(folder.resolve("go.mod").toString()));
    }
}
