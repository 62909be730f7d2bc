package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.process.SystemCommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles with the machine's own Go. */
@Tag("go")
class GoCompilerGoTest {

    @TempDir
    Path folder;

    @Test
    void compilesForEveryPlatformAndStamps() throws Exception {
        Path module = TestToolchain.hello(folder.resolve("hello"));
        Stamps stamps = new Stamps(
                Optional.of("1.2 beta"),
                Optional.of(new Revision("a".repeat(40), Instant.parse("2026-11-23T00:00:00Z"), true)));
        CompileSpec spec = new CompileSpec(
                module,
                List.of(),
                List.of(Platform.parse("linux/arm/v7"), Platform.parse("linux/amd64"), Platform.parse("linux/arm64")),
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(),
                folder.resolve("target/bin"),
                stamps,
                false,
                false,
                Duration.ofMinutes(5));
        GoCompiler compiler = new GoCompiler(
                TestToolchain.real(),
                System.getenv(),
                new SystemCommandRunner(),
                CpuBudget.shared(),
                BuildLog.silent());
        List<GoBinary> binaries = compiler.compile(spec);
        assertEquals(
                List.of("linux/amd64", "linux/arm/v7", "linux/arm64"),
                binaries.stream().map(binary -> binary.platform().toString()).toList());
        Command run = Command.of(
                "hello", List.of(binaries.get(0).file().toString()), Map.of(), folder, Duration.ofSeconds(10));
        assertEquals(
                "hello 1.2 beta " + "a".repeat(40) + "-dirty\n",
                new SystemCommandRunner().run(run).output());
    }
}
