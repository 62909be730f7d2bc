package io.github.gocontainer.golang.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.golang.provision.Download;
import io.github.gocontainer.golang.provision.FakeToolchain;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Go is chosen; the Gos are files, and their answers are given by the test. */
class GoToolchainsTest {

    private static final HostPlatform HOST = new HostPlatform("linux", "amd64");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
    private final RecordingLog log = new RecordingLog();
    private Function<Command, CommandResult> answers = command -> new CommandResult(0, folder + "/fetched\n", "");
    private Optional<GoVersion> version = Optional.empty();
    private Optional<Path> path = Optional.empty();
    private Optional<URI> mirror = Optional.empty();
    private Map<String, String> configured = Map.of();
    private boolean allowDownload = true;
    private boolean offline;

    @BeforeEach
    void module() throws IOException {
        module("1.26", "");
        environment.put("PATH", folder.resolve("path/bin").toString());
    }

    @Test
    void theFirstThatIsAtLeastTheGoLine() throws IOException {
        go("path", "1.25.1");
        environment.put("GOROOT", folder.resolve("root").toString());
        Path chosen = go("root", "1.26.8");
        go("usual", "1.27.4");
        GoToolchain toolchain = provide();
        assertEquals(chosen, toolchain.executable());
        assertEquals(new GoVersion("1.26.8"), toolchain.version());
        assertEquals(
                "go1.26.8 of GOROOT (" + chosen + "), as the module asks for at least Go 1.26 (go.mod's go line)",
                toolchain.origin());
        assertEquals(List.of(), commands);
    }

    @Test
    void theConfiguredPathIsTheOnlyOneLookedAt() throws IOException {
        go("path", "1.27.0");
        Path own = go("own", "1.26.1");
        path = Optional.of(folder.resolve("own"));
        assertEquals(own, provide().executable());
        path = Optional.of(own);
        assertEquals(own, provide().executable());
        path = Optional.of(folder.resolve("missing"));
        assertTrue(assertThrows(BuildFailure.class, this::provide).getMessage().startsWith("<go><path> "));
    }

    @Test
    void aWrapperIsAskedForItsVersion() throws IOException {
        Path wrapper = go("path", "1.26.8");
        Files.delete(folder.resolve("path/VERSION"));
        answers = command -> new CommandResult(0, "go1.26.7\n", "");
        assertEquals(new GoVersion("1.26.7"), provide().version());
        assertEquals(
                List.of(wrapper.toString(), "env", "GOVERSION"), commands.get(0).arguments());
        assertEquals("local", commands.get(0).environment().get("GOTOOLCHAIN"));
    }

    @Test
    void theExactVersionIsFetchedByTheGoThatIsThere() throws IOException {
        Path base = go("path", "1.27.4");
        Path fetched = go("fetched", "1.26.8");
        version = Optional.of(new GoVersion("1.26.8"));
        environment.put("GOROOT", folder.resolve("path").toString());
        GoToolchain toolchain = provide();
        assertEquals(fetched, toolchain.executable());
        assertEquals(new GoVersion("1.26.8"), toolchain.version());
        Command command = commands.get(0);
        assertEquals(List.of(base.toString(), "env", "GOROOT"), command.arguments());
        assertEquals("go1.26.8", command.environment().get("GOTOOLCHAIN"));
        assertFalse(command.environment().containsKey("GOROOT"));
        assertFalse(command.environment().containsKey("GOSUMDB"));
    }

    @Test
    void aVendorsGoIsAtLeastButNeverExactly() throws IOException {
        Path vendors = go("path", "1.26.8-acme");
        assertEquals(vendors, provide().executable());
        assertTrue(
                provide().origin().startsWith("go1.26.8-acme of PATH"),
                provide().origin());
        Path fetched = go("fetched", "1.26.8");
        version = Optional.of(new GoVersion("1.26.8"));
        assertEquals(fetched, provide().executable());
        go("path", "1.26.8 X:nogreenteagc");
        assertEquals(fetched, provide().executable());
        Files.delete(folder.resolve("path/VERSION"));
        answers = command -> new CommandResult(
                0, command.arguments().contains("GOVERSION") ? "go1.26.8 X:boring\n" : folder + "/fetched\n", "");
        assertEquals(fetched, provide().executable());
        answers = command -> new CommandResult(
                0, command.arguments().contains("GOVERSION") ? "go1.26.8 X:boring\n" : folder + "/path\n", "");
        assertTrue(assertThrows(BuildFailure.class, this::provide).getMessage().contains("go1.26.8 X:boring of PATH"));
    }

    @Test
    void theToolchainLineIsExactUnlessItIsOlderThanTheGoLine() throws IOException {
        go("path", "1.27.4");
        go("fetched", "1.26.8");
        module("1.26", "toolchain go1.26.8");
        assertEquals(new GoVersion("1.26.8"), provide().version());
        module("1.27", "toolchain go1.26.8");
        assertEquals(new GoVersion("1.27.4"), provide().version());
        module("1.26", "toolchain go1.26.8");
        environment.put("GOTOOLCHAIN", "local");
        assertEquals(new GoVersion("1.27.4"), provide().version());
    }

    @Test
    @FaultCase("D2")
    void aLanguageThatIsTooNewNamesBothVersionsUnderGotoolchainLocal() throws IOException {
        go("path", "1.25.1");
        environment.put("GOTOOLCHAIN", "local");
        BuildFailure failure = assertThrows(BuildFailure.class, this::provide);
        assertEquals(FailureCode.TOOLCHAIN, failure.code());
        assertTrue(failure.getMessage().contains("at least Go 1.26 (go.mod's go line)"), failure.getMessage());
        assertTrue(failure.getMessage().contains("go1.25.1 of PATH"), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("-Dgocontainer.go.version="));
    }

    @Test
    @FaultCase("D1")
    void noGoAndNoDownloadSaysWhereItLookedAndHowToLetIt() {
        allowDownload = false;
        BuildFailure failure = assertThrows(BuildFailure.class, this::provide);
        assertTrue(failure.getMessage().contains(folder.resolve("path/bin").toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains(folder.resolve("usual/bin").toString()), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("<allowDownload>true"));
        assertTrue(failure.hint().orElseThrow().contains("-Dgocontainer.go.path="));
        offline = true;
        assertTrue(assertThrows(BuildFailure.class, this::provide)
                .hint()
                .orElseThrow()
                .contains("without -o"));
    }

    @Test
    void offlineTheModuleCacheIsAskedOnly() throws IOException {
        go("path", "1.25.13");
        offline = true;
        answers = command -> new CommandResult(1, "", "go: download go1.26.0: module lookup disabled by GOPROXY=off");
        BuildFailure failure = assertThrows(BuildFailure.class, this::provide);
        assertTrue(failure.getMessage().contains("there is only go1.25.13 of PATH"), failure.getMessage());
        assertEquals("off", commands.get(0).environment().get("GOPROXY"));
        go("fetched", "1.26.0");
        answers = command -> new CommandResult(0, folder + "/fetched\n", "");
        assertEquals(new GoVersion("1.26.0"), provide().version());
    }

    @Test
    @FaultCase("D8")
    void gosOwnSecurityErrorIsPassedOn() throws IOException {
        go("path", "1.25.13");
        answers = command -> new CommandResult(
                1,
                "",
                "go: download go1.26.0: golang.org/toolchain@v0.0.1-go1.26.0.linux-amd64: verifying module: checksum"
                        + " mismatch\n\nSECURITY ERROR\n");
        BuildFailure failure = assertThrows(BuildFailure.class, this::provide);
        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains("SECURITY ERROR"));
        assertTrue(failure.getMessage().contains("fetching go1.26.0 with go1.25.13"));
    }

    @Test
    @FaultCase("D7")
    void anOldGoBehindAnUnusualProxyIsWarnedOf() throws IOException {
        go("path", "1.25.12");
        go("fetched", "1.26.0");
        TestToolchain.write(folder, "path/go.env", "GOPROXY=https://default.example,direct\n");
        String[] proxy = {"https://default.example,direct"};
        answers = command -> new CommandResult(
                0,
                command.arguments().contains("GOPROXY")
                        ? proxy[0] + "\n" + folder.resolve("path") + "\n"
                        : folder + "/fetched\n",
                "");
        provide();
        assertEquals(List.of(), log.warnings());
        proxy[0] = "https://other.example";
        provide();
        assertEquals(1, log.warnings().size());
        assertTrue(
                log.warnings().get(0).contains("CVE-2026-42501, CVE-2026-56865"),
                log.warnings().get(0));
    }

    @Test
    void aMachineWithoutGoGetsThePinnedOneFromItsProxyOrMirror() throws IOException {
        Path proxy = folder.resolve("proxy dir");
        Path zip = proxy.resolve("golang.org/toolchain/@v/v0.0.1-go1.27.4.linux-amd64.zip");
        Files.createDirectories(zip.getParent());
        Files.write(zip, FakeToolchain.moduleZip());
        configured = Map.of("GOPROXY", folder.resolve("none").toUri() + "," + proxy.toUri() + "|direct");
        GoToolchain toolchain = provide();
        assertEquals(folder.resolve("cache/go/go1.27.4.linux-amd64/bin/go"), toolchain.executable());
        assertTrue(toolchain.origin().startsWith("go1.27.4 of the plugin's cache"), toolchain.origin());
        assertTrue(
                log.done().get(0).startsWith("downloaded go1.27.4.linux-amd64 ("),
                log.done().get(0));
        offline = true;
        configured = Map.of();
        assertEquals(toolchain, provide());
    }

    @Test
    void theMirrorHasTheFilesOfTheOfficialSite() throws IOException {
        Files.write(folder.resolve("go1.27.4.linux-amd64.tar.gz"), FakeToolchain.officialTar());
        mirror = Optional.of(folder.toUri());
        environment.put("GOPROXY", "off");
        assertEquals(new GoVersion("1.27.4"), provide().version());
    }

    @Test
    void thePinnedOneFetchesWhatItIsNot() throws IOException {
        aMachineWithoutGoGetsThePinnedOneFromItsProxyOrMirror();
        offline = false;
        go("fetched", "1.26.8");
        version = Optional.of(new GoVersion("1.26.8"));
        assertEquals(folder.resolve("fetched/bin/go"), provide().executable());
    }

    @Test
    void proxiesThatForbidEverythingAndMachinesThatNobodyPinnedAreSaid() {
        environment.put("GOPROXY", "off");
        assertTrue(assertThrows(BuildFailure.class, this::provide).getMessage().contains("GOPROXY=off forbids"));
        HostPlatform other = new HostPlatform("plan9", "mips");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> provide(other));
        assertTrue(failure.getMessage().contains("downloads none for plan9-mips, only for linux-amd64"));
    }

    private GoToolchain provide() {
        return provide(HOST);
    }

    private GoToolchain provide(HostPlatform host) {
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(), "test")) {
            PinnedGo pinned = new PinnedGo(new GoVersion("1.27.4"), Map.of("linux-amd64", FakeToolchain.hash()));
            Download download = new Download(transport, server -> Optional.empty());
            FirstGo firstGo = new FirstGo(environment, host, pinned, download, duration -> {}, log);
            GoLocator locator = new GoLocator(environment, host, List.of(folder.resolve("usual/bin")), this::answer);
            return new GoToolchains(environment, locator, this::answer, firstGo, log)
                    .provide(new ToolchainSpec(
                            folder.resolve("module"),
                            version,
                            path,
                            mirror,
                            allowDownload,
                            offline,
                            configured,
                            folder.resolve("cache")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private CommandResult answer(Command command) {
        commands.add(command);
        return answers.apply(command);
    }

    private void module(String language, String toolchain) throws IOException {
        TestToolchain.write(
                folder.resolve("module"),
                "go.mod",
                "module example.com/x\n\ngo " + language + "\n\n" + toolchain + "\n");
    }

    private Path go(String root, String goVersion) throws IOException {
        TestToolchain.write(folder, root + "/VERSION", "go" + goVersion + "\ntime 2026-01-01T00:00:00Z\n");
        Path executable = TestToolchain.write(folder, root + "/bin/go", "");
        assertTrue(executable.toFile().setExecutable(true));
        return executable;
    }
}
