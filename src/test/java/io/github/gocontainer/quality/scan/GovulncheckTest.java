package io.github.gocontainer.quality.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The answers are recorded ones of govulncheck 1.9.0; the scenario scan-and-sbom asks the real one. */
class GovulncheckTest {

    private static final Path RECORDED = Path.of("src/test/resources/io/github/gocontainer/quality/scan");

    private final List<Command> commands = new ArrayList<>();

    @Test
    @FaultCase("D17")
    @DisplayName("D17: the sources say who calls what, and programs without symbols add where it is linked")
    void findsInSourcesAndPrograms() {
        ScanOutcome.Checked checked =
                assertInstanceOf(ScanOutcome.Checked.class, scanning(this::recorded, "linux/amd64", "linux/arm64"));
        assertEquals("govulncheck v1.9.0", checked.scanner());
        assertEquals(Optional.of("2026-01-02T00:00:00Z"), checked.database());
        Map<String, Vulnerability> found = new TreeMap<>();
        checked.vulnerabilities().forEach(one -> found.put(one.id(), one));
        assertEquals(Set.of("GO-2099-0001", "GO-2099-0002", "GO-2099-0003"), found.keySet());
        Vulnerability called = found.get("GO-2099-0001");
        assertEquals(
                "GO-2099-0001 (CVE-2099-0001) in github.com/google/uuid v1.6.0, called, fixed in v1.9.0: Called in test",
                called.sentence());
        assertEquals(
                Optional.of("example.com/app.main (main.go:11) -> github.com/google/uuid.NewString"),
                called.evidence());
        assertEquals(Set.of("source linux/amd64", "source linux/arm64", "app of linux/amd64"), called.foundIn());
        assertEquals("imported", found.get("GO-2099-0002").weight().word());
        assertEquals(Optional.empty(), found.get("GO-2099-0002").fixedVersion());
        assertEquals("required", found.get("GO-2099-0003").weight().word());
    }

    @Test
    void saysWhatItIsToDo() {
        scanning(this::recorded, "linux/amd64");
        assertEquals(
                List.of("/tools/govulncheck", "-format=json", "-db=file:///vulndb", "-tags=netgo,x", "./..."),
                commands.get(0).arguments());
        assertEquals(
                List.of("/tools/govulncheck", "-format=json", "-db=file:///vulndb", "-mode=binary", "/programs/app"),
                commands.get(1).arguments());
    }

    @Test
    @DisplayName(
            "what no source of any platform knows counts as the program has it: called, until somebody knows better")
    void programsCountWhereTheSourcesSayNothing() {
        ScanOutcome outcome = scanning(
                command -> command.step().contains("sources")
                        ? read("govulncheck-source.json").replaceAll("(?s)\\{\\s*\"finding\".*", "")
                        : read("govulncheck-binary.json"),
                "linux/amd64");
        ScanOutcome.Checked checked = assertInstanceOf(ScanOutcome.Checked.class, outcome);
        assertEquals(
                Set.of("called"),
                Set.copyOf(checked.vulnerabilities().stream()
                        .map(one -> one.weight().word())
                        .toList()));
    }

    @Test
    @FaultCase("D17")
    @DisplayName("D17: no database is 'not checked' with its reason, and not clean")
    void withoutDatabaseNothingIsChecked() {
        ScanOutcome.NotChecked not = assertInstanceOf(
                ScanOutcome.NotChecked.class,
                scan(
                        failing(
                                1,
                                "govulncheck: fetching vulnerabilities: Get \"https://vuln.go.dev/index/modules.json.gz\":"
                                        + " dial tcp: lookup vuln.go.dev: no such host\n"),
                        "linux/amd64"));
        assertTrue(not.reason().contains("sources for linux/amd64 failed"), not.reason());
        assertTrue(not.reason().contains("no such host"), not.reason());
    }

    @Test
    @FaultCase("D17")
    @DisplayName("D17: a crash, half a stream, nothing at all and another protocol are 'not checked'")
    void whatCannotBeUnderstoodIsNotClean() {
        assertNotChecked("exit code 2", failing(2, ""));
        assertNotChecked("panic: boom", failing(2, "panic: boom\n"));
        assertNotChecked(
                "in the middle", answering(read("govulncheck-source.json").substring(0, 400)));
        assertNotChecked("in the middle", answering(""));
        assertNotChecked(
                "protocol v2.0.0", answering(read("govulncheck-source.json").replace("\"v1.0.0\"", "\"v2.0.0\"")));
        assertNotChecked("cannot be understood", answering("{\n  \"config\": x\n}\n"));
    }

    private void assertNotChecked(String reason, CommandRunner runner) {
        ScanOutcome.NotChecked not =
                assertInstanceOf(ScanOutcome.NotChecked.class, scan(runner, "linux/amd64"), reason);
        assertTrue(not.reason().contains(reason), not.reason());
    }

    private String recorded(Command command) {
        return read(command.step().contains("sources") ? "govulncheck-source.json" : "govulncheck-binary.json");
    }

    private static String read(String name) {
        try {
            return Files.readString(RECORDED.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CommandRunner failing(int exitCode, String error) {
        return command -> new CommandResult(exitCode, "", error);
    }

    private static CommandRunner answering(String text) {
        return command -> new CommandResult(0, text, "");
    }

    private ScanOutcome scanning(Function<Command, String> answers, String... platforms) {
        CommandRunner runner = command -> {
            commands.add(command);
            return new CommandResult(0, answers.apply(command), "");
        };
        return scan(runner, platforms);
    }

    private static ScanOutcome scan(CommandRunner runner, String... platforms) {
        TreeMap<String, GoTool> sources = new TreeMap<>();
        for (String platform : platforms) {
            sources.put(
                    platform,
                    new GoTool(Path.of("/go/bin/go"), "1.26.8", Path.of("/work"), Map.of(), Duration.ofMinutes(1)));
        }
        return new Govulncheck(Path.of("/tools/govulncheck"), runner)
                .scan(
                        Optional.of("file:///vulndb"),
                        List.of("netgo", "x"),
                        sources,
                        new TreeMap<>(Map.of("app of linux/amd64", Path.of("/programs/app"))));
    }
}
