package io.github.gocontainer.mojo.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.TestMaven;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.PlainTalker;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says of a clock, a disk, a base image and a C compiler that are not as they should be. */
class DoctorFaultsTest {

    @TempDir
    private Path module;

    @TempDir
    private Path cache;

    private final TestMaven maven = new TestMaven();
    private final List<String> settings = new ArrayList<>();

    @BeforeEach
    void project() throws IOException {
        maven.projects.add(TestMaven.project(module, "hello"));
        Files.writeString(module.resolve("go.mod"), "module example.org/hello\n\ngo 1.21\n");
        Files.writeString(module.resolve("main.go"), "package main\n\nfunc main() {}\n");
        set("gocontainer.cacheDirectory", cache.toString());
    }

    private void set(String name, String value) {
        settings.addAll(List.of(name, value));
    }

    private Stages stages(BuildLog log) {
        maven.request.setUserProperties(TestMaven.properties(settings.toArray(String[]::new)));
        return new Stages(maven.context(), log);
    }

    private Finding find(String subject, BiConsumer<Stages, Examination> checks) {
        Examination examination = new Examination();
        try (Stages stages = stages(BuildLog.silent())) {
            checks.accept(stages, examination);
        }
        return examination.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Finding clock(String... headers) throws IOException {
        try (PlainTalker registry = PlainTalker.start("200 OK", headers)) {
            set("gocontainer.to.image", registry.address() + "/hello");
            return find("clock", (stages, examination) -> new MachineChecks(stages).examine(examination));
        }
    }

    private static String date(long secondsFromNow) {
        return "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(secondsFromNow).atOffset(ZoneOffset.UTC));
    }

    private static void expect(Finding.State state, String words, Finding finding) {
        assertEquals(state, finding.state(), finding.toString());
        assertTrue(finding.sentence().contains(words), finding.toString());
    }

    /** Whole minutes and more: this machine may be slow. */
    @ParameterizedTest
    @CsvSource({"-1800, ahead of 127.0.0.1:", "1800, behind 127.0.0.1:"})
    void aClockThatIsHalfAnHourWrong(long registry, String words) throws IOException {
        Finding clock = clock(date(registry));
        expect(Finding.State.PROBLEM, words, clock);
        assertTrue(clock.sentence().startsWith("this machine's clock is "), clock.toString());
        assertTrue(clock.sentence().contains("certificates and tokens may count as expired"), clock.toString());
        assertEquals("set the clock, best by NTP", clock.hint().orElseThrow());
    }

    @Test
    void aClockThatIsRight() throws IOException {
        expect(Finding.State.OK, " 127.0.0.1:", clock(date(0)));
    }

    @ParameterizedTest
    @CsvSource({"X-Nothing: here", "Date: yesterday"})
    void aRegistryThatDoesNotSayWhatTimeItIs(String header) throws IOException {
        expect(Finding.State.WARNING, "does not say what time it is", clock(header));
    }

    @Test
    void nobodyIsAskedForTheTimeOffline() throws IOException {
        maven.request.setOffline(true);
        expect(Finding.State.NOT_NEEDED, "no server is asked", clock(date(-1800)));
    }

    @ParameterizedTest
    @CsvSource({
        "50000000, 5000000000, PROBLEM",
        "5000000000, 50000000, PROBLEM",
        "200000000, 5000000000, WARNING",
        "5000000000, 1999999999, WARNING",
        "2000000000, 2000000000, OK",
    })
    void aDiskThatIsNearlyFull(long target, long cached, Finding.State state) {
        Finding disk = find(
                "disk",
                (stages, examination) -> new MachineChecks(stages, folder -> folder.startsWith(cache) ? cached : target)
                        .examine(examination));
        expect(state, "", disk);
        if (state == Finding.State.PROBLEM) {
            Path full = target < cached ? module : cache;
            assertTrue(disk.sentence().startsWith(full.toString()), disk.toString());
            assertTrue(
                    disk.sentence().endsWith(" has 50.0 MB left, and less than 200.0 MB are not enough for a build"),
                    disk.toString());
            assertTrue(disk.hint().orElseThrow().contains("<outputDirectory> or <cacheDirectory>"), disk.toString());
        } else {
            assertTrue(disk.sentence().contains("free for " + cache), disk.toString());
        }
    }

    /** That of the folder that is there, because what is asked for is made only later. */
    @Test
    void theDiskOfThisMachineIsAsked() {
        set("gocontainer.cacheDirectory", cache.resolve("not/there/yet").toString());
        Finding disk = find("disk", (stages, examination) -> new MachineChecks(stages).examine(examination));
        assertTrue(disk.sentence().contains("not/there/yet"), disk.toString());
    }

    @Test
    void aBaseImageThatIsNotThere() throws IOException {
        try (PlainTalker registry = PlainTalker.start("404 Not Found")) {
            set("gocontainer.from.image", registry.address() + "/bases/none:1");
            Finding base = find("base image", (stages, examination) -> new SourceChecks(stages).examine(examination));
            expect(Finding.State.PROBLEM, registry.address() + "/bases/none:1", base);
            assertTrue(base.sentence().contains("404") || base.sentence().contains("no such"), base.toString());
        }
    }

    @Test
    void aCompilerOfCThatIsNotThere() {
        set("gocontainer.go.cgo", "true");
        set("gocontainer.go.env", "CC=/nowhere/gcc");
        Finding c = find("C", (stages, examination) -> new SourceChecks(stages).examine(examination));
        expect(Finding.State.PROBLEM, "<go><cgo>true</cgo> needs a C compiler", c);
        assertTrue(c.sentence().contains("/nowhere/gcc"), c.toString());
        assertTrue(c.hint().orElseThrow().startsWith("install gcc"), c.toString());
    }

    @Test
    void partsInCThatAreLeftOut() throws IOException {
        Files.createDirectory(module.resolve("fast"));
        Files.writeString(module.resolve("fast/fast.go"), "package fast\n\n// int one() { return 1; }\nimport \"C\"\n");
        Files.writeString(module.resolve("fast/slow.go"), "package fast\n");
        Finding c = find("C", (stages, examination) -> new SourceChecks(stages).examine(examination));
        expect(Finding.State.WARNING, "leaves out: example.org/hello/fast", c);
        assertTrue(c.hint().orElseThrow().contains("-Dgocontainer.go.cgo=true"), c.toString());
    }

    /** One problem is enough for exit code 1, and everything else is looked at all the same. */
    @Test
    void theGoalFailsAndItsTableIsWhole() throws IOException {
        set("gocontainer.go.cgo", "true");
        set("gocontainer.go.env", "CC=/nowhere/gcc");
        RecordingLog log = new RecordingLog();
        try (Stages stages = stages(log)) {
            String failure = assertThrows(BuildFailure.class, () -> new DoctorMojo().run(stages))
                    .getMessage();
            assertTrue(failure.startsWith("the doctor found 1 problem, see the table above"), failure);
        }
        var document = Json.parse(Files.readAllBytes(module.resolve("target/gocontainer/doctor.json")));
        assertEquals(1, document.path("problems").asInt());
        assertEquals(
                List.of("Go", "C", "base image", "registry", "Docker", "cluster", "clock", "disk"),
                document.path("findings").findValuesAsText("subject"));
        assertTrue(log.everything().contains("PROBLEM"), log.everything());
    }
}
