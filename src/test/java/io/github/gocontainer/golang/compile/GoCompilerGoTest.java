package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.golang.modules.Revision;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles with the machine's own Go. */
@Tag("go")
class GoCompilerGoTest {

    private static final String LIBRARY = "package lib\n";
    private static final String MAIN = "package main\n\nfunc main() { println(\"%s\") }\n";

    @TempDir
    Path folder;

    @Test
    void compilesForEveryPlatformAndStamps() throws IOException {
        Compile compile = new Compile(TestToolchain.hello(folder));
        compile.platforms.addAll(List.of(Platform.parse("linux/arm/v7"), Platform.parse("linux/arm64")));
        compile.stamps = new Stamps(
                Optional.of("1.2 beta"),
                Optional.of(new Revision("a".repeat(40), Instant.parse("2026-11-23T00:00:00Z"), true)));
        List<GoBinary> binaries = compile.run();
        assertEquals(
                List.of("linux/amd64", "linux/arm/v7", "linux/arm64"),
                binaries.stream().map(binary -> binary.platform().toString()).toList());
        assertEquals(
                compile.output.resolve("linux-arm-v7/hello"), binaries.get(1).file());
        assertEquals("hello 1.2 beta " + "a".repeat(40) + "-dirty\n", Compile.output(binaries.get(0)));
        List<String> steps =
                compile.commands.stream().map(command -> command.step()).toList();
        assertEquals(List.of("go env", "go list"), steps.subList(0, 2));
        assertEquals(
                List.of("go build for linux/amd64", "go build for linux/arm/v7", "go build for linux/arm64"),
                steps.subList(2, steps.size()).stream().sorted().toList(),
                "one build for each platform, side by side");
    }

    @Test
    @FaultCase("D16")
    void theSameSourcesGiveTheSameBytesWhateverTheMachineIsLike() throws IOException {
        Compile one = new Compile(TestToolchain.hello(folder.resolve("one")));
        Compile other = new Compile(TestToolchain.hello(folder.resolve("an other ü ☃/-x")));
        other.environment.put("TZ", "Asia/Kathmandu");
        other.environment.put("LC_ALL", "tr_TR.UTF-8");
        other.environment.put("GOFLAGS", "-tags=other -ldflags=-X=main.version=leaked -x=false");
        other.environment.put("GOAMD64", "v3");
        other.environment.put("GOEXPERIMENT", "nogreenteagc");
        other.environment.put("GOFIPS140", "latest");
        other.environment.put("CGO_ENABLED", "1");
        other.environment.put("GOOS", "windows");
        other.environment.put("GOROOT", "/nowhere");
        other.environment.put(
                "GOTMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        GoBinary first = one.run().get(0);
        GoBinary second = other.run().get(0);
        assertEquals(first.digest(), second.digest());
        assertEquals(Files.size(second.file()), second.size());
        assertEquals(1, other.log.warnings().size(), other.log.warnings().toString());
        assertTrue(other.log.warnings().get(0).startsWith("ignored -tags -ldflags of GOFLAGS"));
        assertFalse(other.log.warnings().get(0).contains("leaked"));
    }

    @Test
    @FaultCase("C12")
    void anOutputThatIsNotWhatABuildLinkedIsLinkedAgain() throws IOException {
        Path module = TestToolchain.hello(folder);
        GoBinary first = new Compile(module).run().get(0);
        byte[] good = Files.readAllBytes(first.file());
        Compile unchanged = new Compile(module);
        assertEquals(first.digest(), unchanged.run().get(0).digest());
        assertEquals(1, builds(unchanged));

        byte[] bad = good.clone();
        bad[bad.length - 100_000] ^= 1;
        Files.write(first.file(), bad);
        Compile damaged = new Compile(module);
        assertEquals(first.digest(), damaged.run().get(0).digest());
        assertEquals(2, builds(damaged));
        assertTrue(damaged.log.warnings().get(0).contains("was changed since"), damaged.log.warnings()::toString);

        Files.write(first.file(), java.util.Arrays.copyOf(good, good.length / 2));
        assertEquals(first.digest(), new Compile(module).run().get(0).digest(), "cut");
        Files.writeString(first.file(), "#!/bin/sh");
        assertEquals(first.digest(), new Compile(module).run().get(0).digest(), "not an object file");
        Files.write(first.file(), bad);
        Files.delete(first.file().getParent().resolveSibling("linux-amd64.json"));
        assertEquals(first.digest(), new Compile(module).run().get(0).digest(), "nothing is known of it");

        TestToolchain.write(module, "more.go", "package main\n\nfunc init() { println(\"more\") }\n");
        Compile other = new Compile(module);
        assertNotEquals(first.digest(), other.run().get(0).digest());
        assertEquals(1, builds(other), "other sources are linked once");
        assertEquals(List.of(), other.log.warnings());
    }

    private static long builds(Compile compile) {
        return compile.commands.stream()
                .filter(command -> command.step().startsWith("go build"))
                .count();
    }

    @Test
    @FaultCase("C12")
    void whatThePomSaysChangesTheOutput() throws IOException {
        Compile compile = new Compile(TestToolchain.hello(folder));
        GoBinary plain = compile.run().get(0);
        compile.configured.put("GOFLAGS", "-ldflags=-X=main.version=ours");
        compile.configured.put("GOAMD64", "v1");
        compile.compilerFlags.add("-N");
        assertNotEquals(plain.digest(), compile.run().get(0).digest());
    }

    @Test
    void theOnlyProgramBelowTheRootIsFound() throws IOException {
        TestToolchain.write(folder, "go.mod", "module example.com/tool/v2\n\ngo 1.21\n");
        TestToolchain.write(folder, "lib.go", LIBRARY);
        TestToolchain.write(folder, "cmd/api/main.go", MAIN.formatted("api"));
        Compile compile = new Compile(folder);
        GoBinary binary = compile.run().get(0);
        assertEquals("api", binary.name());
        assertEquals("example.com/tool/v2/cmd/api", binary.importPath());
        assertEquals("api\n", Compile.output(binary));
    }

    @Test
    @FaultCase("D13")
    void severalProgramsAreNamedAndNoneIsSaid() throws IOException {
        TestToolchain.write(folder, "go.mod", "module example.com/tools\n\ngo 1.21\n");
        TestToolchain.write(folder, "lib.go", LIBRARY);
        BuildFailure none = assertThrows(BuildFailure.class, () -> new Compile(folder).run());
        assertTrue(none.getMessage().startsWith("there is no package main in "), none.getMessage());
        TestToolchain.write(folder, "cmd/a/main.go", MAIN.formatted("a"));
        TestToolchain.write(folder, "cmd/b/main.go", MAIN.formatted("b"));
        BuildFailure several = assertThrows(BuildFailure.class, () -> new Compile(folder).run());
        assertTrue(several.getMessage().endsWith(": ./cmd/a, ./cmd/b"), several.getMessage());
        BuildFailure library = assertThrows(
                BuildFailure.class, () -> new Compile(folder).main(".", "").run());
        assertTrue(library.getMessage().contains("package lib, not package main"), library.getMessage());
        BuildFailure missing = assertThrows(
                BuildFailure.class,
                () -> new Compile(folder).main("./cmd/c", "").run());
        assertTrue(missing.getMessage().contains("./cmd/c of <go><binaries> is not a program"), missing.getMessage());

        Compile together =
                new Compile(folder).main("./cmd/b", "").main("cmd/a", "").main("./cmd/a/", "other");
        List<GoBinary> binaries = together.run();
        assertEquals(
                List.of("b", "a", "other"),
                binaries.stream().map(GoBinary::name).toList());
        assertEquals("a\n", Compile.output(binaries.get(2)));
        assertEquals(4, together.commands.size(), "go env, go list, one go build for a and b, one for other");
    }

    @Test
    @FaultCase("D13")
    void aProgramForAnotherSystemIsNoneOfThePlatform() throws IOException {
        TestToolchain.write(folder, "go.mod", "module example.com/other\n\ngo 1.21\n");
        TestToolchain.write(folder, "main.go", "//go:build windows || arm\n\n" + MAIN.formatted("other"));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> new Compile(folder).run());
        assertTrue(failure.getMessage().contains("linux/amd64"), failure.getMessage());
        assertTrue(failure.getMessage().contains("build constraints exclude all Go files"), failure.getMessage());
    }

    @Test
    @FaultCase("D11")
    void aCompileErrorShowsTheFirstLinesAndNamesTheLog() throws IOException {
        TestToolchain.hello(folder);
        String sum = "// hand-made\n";
        TestToolchain.write(folder, "go.sum", sum);
        StringBuilder source = new StringBuilder("package main\n\nfunc f() {\n");
        IntStream.range(0, 3000)
                .forEach(index -> source.append("\tundefined").append(index).append("()\n"));
        TestToolchain.write(folder, "broken.go", source + "}\n");
        Compile compile = new Compile(folder);
        compile.compilerFlags.add("-e");
        BuildFailure failure = assertThrows(BuildFailure.class, compile::run);
        assertEquals(FailureCode.SOURCES, failure.code());
        assertTrue(failure.getMessage().contains("broken.go:4:2: undefined: undefined0"), failure.getMessage());
        Path log = folder.resolve("target/gocontainer/go-build-linux-amd64.log");
        assertTrue(failure.getMessage().endsWith("[...] all of it: " + log), failure.getMessage());
        assertTrue(failure.getMessage().lines().count() < 25);
        assertTrue(Files.readString(log).contains("undefined2999"));
        assertEquals(sum, Files.readString(folder.resolve("go.sum")));
    }

    @Test
    @FaultCase("D8")
    void aMissingSumIsGosOwnWordsAndOurHint() throws IOException {
        TestToolchain.write(folder, "go.mod", "module example.com/x\n\ngo 1.21\n\nrequire golang.org/x/mod v0.42.0\n");
        TestToolchain.write(
                folder, "main.go", "package main\n\nimport _ \"golang.org/x/mod/semver\"\n\nfunc main() {}\n");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> new Compile(folder).run());
        assertTrue(failure.getMessage().contains("missing go.sum entry"), failure.getMessage());
        assertEquals(Optional.of("run 'go mod tidy' and commit go.mod and go.sum"), failure.hint());
        assertFalse(Files.exists(folder.resolve("go.sum")));
    }

    @Test
    @FaultCase("D13")
    void cThatHidesWhileCgoIsOffIsNamedBeforeCompiling() throws IOException {
        TestToolchain.hello(folder);
        String usesC = "package main\n\nimport \"C\"\n\nfunc c() int { return int(C.int(1)) }\n";
        TestToolchain.write(folder, "guarded.go", "//go:build cgo\n\n" + usesC);
        new Compile(folder).run();
        Path file = TestToolchain.write(folder, "hidden.go", usesC.replace("func c()", "func d()"));
        Compile compile = new Compile(folder);
        BuildFailure failure = assertThrows(BuildFailure.class, compile::run);
        assertEquals(file + " imports \"C\" while cgo is off", failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("<go><cgo>true"));
        assertTrue(compile.commands.stream().noneMatch(command -> command.step().startsWith("go build")));
    }

    @Test
    void cgoLinksStaticallyAndADynamicBinaryIsRefused() throws IOException {
        RealParts.program("gcc");
        TestToolchain.write(folder, "go.mod", "module example.com/c\n\ngo 1.21\n");
        TestToolchain.write(folder, "main.go", """
                package main

                // int one(void) { return 1; }
                import "C"

                func main() { println(int(C.one())) }
                """);
        Compile compile = new Compile(folder);
        compile.cgo = true;
        assertEquals("1\n", Compile.output(compile.run().get(0)));
        compile.linkerFlags.add("-extldflags=-dynamic");
        BuildFailure failure = assertThrows(BuildFailure.class, compile::run);
        assertTrue(failure.getMessage().contains("is not static: it needs the loader /lib"), failure.getMessage());
        assertTrue(failure.getMessage().contains("libc.so.6"), failure.getMessage());
    }

    @Test
    @FaultCase("D12")
    void toolexecAndRewritingModulesAreRefused() throws IOException {
        Compile compile = new Compile(TestToolchain.hello(folder));
        compile.environment.put("GOFLAGS", "-toolexec=/bin/evil");
        BuildFailure failure = assertThrows(BuildFailure.class, compile::run);
        assertTrue(failure.getMessage().startsWith("-toolexec in GOFLAGS is refused"), failure.getMessage());
        compile.environment.put("GOFLAGS", "-overlay=other.json");
        assertTrue(assertThrows(BuildFailure.class, compile::run)
                .getMessage()
                .startsWith("-overlay in GOFLAGS is refused"));
        compile.environment.put("GOFLAGS", "");
        compile.compilerFlags.add("-toolexec /bin/evil");
        assertTrue(assertThrows(BuildFailure.class, compile::run)
                .getMessage()
                .startsWith("-toolexec in <go><gcflags> is refused"));
        compile.compilerFlags.clear();
        compile.environment.put("GOFLAGS", "-mod=mod");
        assertEquals(
                FailureCode.CONFIGURATION,
                assertThrows(BuildFailure.class, compile::run).code());
    }

    @Test
    @FaultCase("D14")
    void aBuildThatHangsIsEndedWithItsTree() throws Exception {
        Compile compile = new Compile(TestToolchain.hello(folder));
        Path hang = TestToolchain.write(folder, "hang.sh", "#!/bin/sh\necho $$ >> \"$PIDS\"\nsleep 60\n");
        assertTrue(hang.toFile().setExecutable(true));
        compile.environment.put("PIDS", folder.resolve("pids").toString());
        compile.configured.put("GOFLAGS", "-toolexec=" + hang + " -tags=neverbuilt");
        compile.configured.put("GOCACHE", folder.resolve("cache").toString());
        compile.allowToolexec = true;
        compile.timeout = Duration.ofSeconds(2);
        BuildFailure failure = assertThrows(BuildFailure.class, compile::run);
        assertEquals(
                "go build for linux/amd64 took longer than its time limit of 2 s and was ended", failure.getMessage());
        for (String pid : Files.readAllLines(folder.resolve("pids"))) {
            assertTrue(ProcessHandle.of(Long.parseLong(pid))
                    .filter(handle -> !handle.info().command().orElse("").isEmpty())
                    .isEmpty());
        }
    }

    @Test
    void aVendorFolderIsUsed() throws IOException {
        TestToolchain.write(folder, "go.mod", "module example.com/x\n\ngo 1.21\n\nrequire example.com/dep v1.0.0\n");
        TestToolchain.write(
                folder, "main.go", "package main\n\nimport \"example.com/dep\"\n\nfunc main() { dep.F() }\n");
        TestToolchain.write(folder, "vendor/example.com/dep/dep.go", "package dep\n\nfunc F() { println(\"dep\") }\n");
        TestToolchain.write(folder, "vendor/modules.txt", "# example.com/dep v1.0.0\n## explicit\nexample.com/dep\n");
        Compile compile = new Compile(folder);
        compile.offline = true;
        assertEquals("dep\n", Compile.output(compile.run().get(0)));
    }
}
