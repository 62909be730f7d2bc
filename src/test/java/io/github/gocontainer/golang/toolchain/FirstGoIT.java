package io.github.gocontainer.golang.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.golang.compile.CompileModes;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.compile.GoCompiler;
import io.github.gocontainer.golang.compile.Stamps;
import io.github.gocontainer.golang.provision.Download;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RealParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads the pinned Go from the machine's own module proxy as if there were none, and compiles with it. */
@Tag("go")
class FirstGoIT {

    private static final HostPlatform HOST =
            HostPlatform.of(System.getProperty("os.name"), System.getProperty("os.arch"));

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void downloadsOnceThenWorksOffline() throws Exception {
        Path module = TestToolchain.hello(folder.resolve("hello"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GOPROXY", machinesProxy());
        environment.put("PATH", folder.toString());
        environment.remove("GOROOT");

        GoToolchain first = provide(module, environment, false);
        assertEquals(PinnedGo.NEWEST.version(), first.version());
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).startsWith("downloaded go1.27.4." + HOST), lines.get(0));

        environment.put("GOPROXY", "off");
        GoToolchain second = provide(module, environment, true);
        assertEquals(first, second);
        assertEquals(1, lines.size());
        List<GoBinary> binaries = new GoCompiler(
                        second, environment, new SystemCommandRunner(), CpuBudget.shared(), BuildLog.silent())
                .compile(new CompileSpec(
                        module,
                        List.of(),
                        List.of(),
                        List.of(Platform.parse("linux/amd64")),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        CompileModes.usual(),
                        Map.of(),
                        folder.resolve("target/bin"),
                        Stamps.none(),
                        true,
                        false,
                        Duration.ofMinutes(10)));
        assertEquals("hello", binaries.get(0).name());
    }

    @Test
    void theMachinesGoFetchesAnotherAndNeverAnUncheckedOne() throws Exception {
        Path module = TestToolchain.hello(folder.resolve("hello"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        ToolchainSpec spec = new ToolchainSpec(
                module,
                Optional.of(PinnedGo.NEWEST.version()),
                Optional.of(RealParts.program("go")),
                Optional.empty(),
                true,
                false,
                Map.of("GOMODCACHE", folder.resolve("modules").toString(), "GOFLAGS", "-modcacherw", "GOSUMDB", "off"),
                folder.resolve("cache"));
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(20), Duration.ofSeconds(60), List.of(), "test")) {
            GoToolchains toolchains = new GoToolchains(
                    environment, HOST, new SystemCommandRunner(), transport, host -> Optional.empty(), log());
            BuildFailure failure = assertThrows(BuildFailure.class, () -> toolchains.provide(spec));
            assertTrue(
                    failure.getMessage().contains("checksum database disabled by GOSUMDB=off"), failure.getMessage());
            assertEquals(FailureCode.INTEGRITY, failure.code());

            Map<String, String> checked = new HashMap<>(spec.environment());
            checked.remove("GOSUMDB");
            GoToolchain toolchain = toolchains.provide(new ToolchainSpec(
                    module,
                    spec.version(),
                    spec.path(),
                    Optional.empty(),
                    true,
                    false,
                    checked,
                    folder.resolve("cache")));
            assertEquals(PinnedGo.NEWEST.version(), toolchain.version());
            assertTrue(toolchain.executable().startsWith(folder.resolve("modules")), toolchain.toString());
            assertTrue(lines.get(0).startsWith("downloaded go1.27.4 with go"), lines.toString());
        }
    }

    private BuildLog log() {
        return new BuildLog() {
            @Override
            public void done(String line) {
                lines.add(line);
            }

            @Override
            public void detail(String line) {}

            @Override
            public void warn(String line) {
                lines.add(line);
            }
        };
    }

    private GoToolchain provide(Path module, Map<String, String> environment, boolean offline) throws Exception {
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(20), Duration.ofSeconds(60), List.of(), "test")) {
            FirstGo firstGo = new FirstGo(
                    environment,
                    HOST,
                    PinnedGo.NEWEST,
                    new Download(transport, host -> Optional.empty()),
                    duration -> Thread.sleep(duration.toMillis()),
                    log());
            GoLocator nowhere = new GoLocator(environment, HOST, List.of(), new SystemCommandRunner());
            return new GoToolchains(environment, nowhere, new SystemCommandRunner(), firstGo, log())
                    .provide(new ToolchainSpec(
                            module,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            offline,
                            Map.of(),
                            folder.resolve("cache")));
        }
    }

    private String machinesProxy() {
        Command command = Command.of(
                "go env",
                List.of(RealParts.program("go").toString(), "env", "GOPROXY"),
                System.getenv(),
                folder,
                Duration.ofSeconds(30));
        return new SystemCommandRunner().run(command).output().strip();
    }
}
