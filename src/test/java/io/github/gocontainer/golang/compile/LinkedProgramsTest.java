package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedProgramsTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatGoPrints() {
        List<LinkedProgram> programs = LinkedPrograms.parse(List.of(binary("a"), binary("b")), """
                linux-amd64/a: go1.26.8 X:synctest
                \tpath\texample.com/a/cmd/a
                \tmod\texample.com/a\t(devel)\t
                \tdep\texample.com/old\tv1.0.0
                \t=>\texample.com/new\tv1.1.0\th1:new=
                \tdep\texample.com/local\tv0.0.0
                \t=>\t../local\t(devel)\t
                \tbuild\tCGO_ENABLED=0
                linux-amd64/b: go1.25.1
                \tpath\texample.com/b
                \tmod\texample.com/b\tv1.2.3\th1:b=
                """);
        assertEquals(2, programs.size());
        assertEquals("go1.26.8 X:synctest", programs.get(0).goVersion());
        assertEquals(
                List.of(
                        new LinkedModule(
                                "example.com/new",
                                Optional.of("v1.1.0"),
                                Optional.of("h1:new="),
                                Optional.of("example.com/old@v1.0.0")),
                        new LinkedModule(
                                "example.com/local",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("example.com/local@v0.0.0"))),
                programs.get(0).modules());
        assertEquals(Optional.of("v1.2.3"), programs.get(1).main().version());
        assertEquals(List.of(), programs.get(1).modules());
    }

    @Test
    void asksTheRealGo() throws IOException {
        Path module = TestToolchain.hello(folder.resolve("mödule x"));
        TestToolchain.write(module, "go.mod", """
                module example.com/hello

                go 1.21

                require example.com/lib v1.0.0

                replace example.com/lib => ./lib
                """);
        TestToolchain.write(module, "lib/go.mod", "module example.com/lib\n\ngo 1.21\n");
        TestToolchain.write(module, "lib/lib.go", "package lib\n\nconst Name = \"lib\"\n");
        TestToolchain.write(module, "main.go", """
                package main

                import "example.com/lib"

                func main() { println(lib.Name) }
                """);
        Compile compile = new Compile(module).main(".", "hello");
        compile.platforms.add(Platform.parse("linux/arm64"));
        List<GoBinary> binaries = compile.run();
        List<LinkedProgram> programs = new LinkedPrograms(
                        TestToolchain.real(), System.getenv(), new SystemCommandRunner())
                .read(compile.output, binaries);
        assertEquals(binaries, programs.stream().map(LinkedProgram::binary).toList());
        for (LinkedProgram program : programs) {
            assertEquals("example.com/hello", program.main().path());
            assertEquals(
                    List.of(new LinkedModule(
                            "example.com/lib",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("example.com/lib@v1.0.0"))),
                    program.modules());
        }
    }

    private static GoBinary binary(String name) {
        return new GoBinary(
                Platform.parse("linux/amd64"),
                name,
                "example.com/" + name,
                Optional.of(Path.of(".")),
                Path.of(name),
                1,
                Digest.of(new byte[0]),
                Optional.empty(),
                List.of());
    }
}
