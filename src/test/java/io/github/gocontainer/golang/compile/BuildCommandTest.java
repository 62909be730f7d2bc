package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.modules.Revision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The argv of go build. */
class BuildCommandTest {

    private static final Path OUT = Path.of("/out");

    private final Compile compile = new Compile(Path.of("/module"));

    @Test
    void oneProgramWithStampsWhereItDeclaresThem() {
        compile.stamps =
                new Stamps(Optional.of("1.0"), Optional.of(new Revision("b".repeat(40), Instant.EPOCH, false)));
        assertEquals(
                List.of(
                        "build",
                        "-trimpath",
                        "-buildvcs=false",
                        "-ldflags=-s -w -X main.version=1.0 -X main.date=1970-01-01T00:00:00Z",
                        "-o",
                        "/out/api",
                        "--",
                        "./cmd/api"),
                only(program("api", "api", "version", "date")).arguments());
    }

    @Test
    void cgoAndTheUsersOwnFlags() {
        compile.cgo = true;
        compile.tags.addAll(List.of("z", "a", "z"));
        compile.linkerFlags.add("-X main.x=y");
        compile.compilerFlags.addAll(List.of("all=-N", "-l"));
        assertEquals(
                List.of(
                        "build",
                        "-trimpath",
                        "-buildvcs=false",
                        "-tags=a,netgo,osusergo,z",
                        "-gcflags=all=-N -l",
                        "-ldflags=-s -w -linkmode external -extldflags -static -X main.x=y",
                        "-o",
                        "/out/api",
                        "--",
                        "./cmd/api"),
                only(program("api", "api")).arguments());
    }

    @Test
    void namedSettingsForRaceCoverageProfileAndDynamicLinking() {
        compile.cgo = true;
        compile.modes = new CompileModes(true, true, true, Optional.of("/module/cpu.pprof"), Map.of());
        assertEquals(
                List.of(
                        "build",
                        "-trimpath",
                        "-buildvcs=false",
                        "-race",
                        "-cover",
                        "-pgo=/module/cpu.pprof",
                        "-ldflags=-s -w",
                        "-o",
                        "/out/api",
                        "--",
                        "./cmd/api"),
                only(program("api", "api")).arguments());
    }

    @Test
    void programsThatKeepTheirNamesAreBuiltTogether() {
        compile.stamps = new Stamps(Optional.of("it's 1"), Optional.empty());
        List<BuildCommand> commands = BuildCommand.of(
                compile.spec(), List.of(program("a", "a", "version"), program("b", "b"), program("renamed", "c")), OUT);
        assertEquals(2, commands.size());
        assertEquals(
                List.of(
                        "build",
                        "-trimpath",
                        "-buildvcs=false",
                        "-ldflags=example.com/cmd/a=-s -w -X \"main.version=it's 1\"",
                        "-ldflags=example.com/cmd/b=-s -w",
                        "-o",
                        "/out/",
                        "--",
                        "./cmd/a",
                        "./cmd/b"),
                commands.get(0).arguments());
        assertEquals("/out/renamed", commands.get(1).output().toString());
    }

    @Test
    void aVersionThatCannotBeQuotedIsRefused() {
        compile.stamps = new Stamps(Optional.of("'\""), Optional.empty());
        assertThrows(
                BuildFailure.class, () -> only(program("a", "a", "version")).arguments());
    }

    private BuildCommand only(GoProgram program) {
        return BuildCommand.of(compile.spec(), List.of(program), OUT).get(0);
    }

    private static GoProgram program(String name, String defaultName, String... variables) {
        return new GoProgram(
                "./cmd/" + defaultName,
                "example.com/cmd/" + defaultName,
                Path.of("/module/cmd", defaultName),
                name,
                defaultName,
                Set.of(variables));
    }
}
