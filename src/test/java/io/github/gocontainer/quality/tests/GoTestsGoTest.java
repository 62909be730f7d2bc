package io.github.gocontainer.quality.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.quality.TestGoTool;
import io.github.gocontainer.quality.coverage.Coverage;
import io.github.gocontainer.quality.coverage.CoverageSpec;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real go test in modules written for it. */
class GoTestsGoTest {

    @TempDir
    Path folder;

    private final RecordingLog log = new RecordingLog();

    @Test
    @FaultCase("D11")
    void twoHundredThousandLinesAreInTheStreamAndTheirEndsInTheReport() throws IOException {
        module(folder, """
                package chatty

                import (
                	"fmt"
                	"testing"
                )

                func TestChatty(t *testing.T) {
                	for i := 0; i < 200000; i++ {
                		fmt.Println("line", i)
                	}
                	t.Error("enough")
                }
                """);

        TestTotals totals = tests(TestGoTool.in(folder)).run(spec(folder), reports(), "");

        assertEquals(1, totals.failed());
        String report = Files.readString(reports().resolve("TEST-example.org.chatty.xml"));
        assertTrue(report.length() < 70_000, "report of " + report.length());
        assertTrue(report.contains("line 0\n") && report.contains("line 199999\n"));
        assertTrue(report.contains("message=\"a_test.go:12: enough\""), report.substring(0, 600));
        assertTrue(log.done().size() + log.warnings().size() < 50, log.everything());
        try (Stream<String> events = Files.lines(target().resolve("go-test.json"))) {
            assertEquals(
                    200_000,
                    events.filter(event -> event.contains("\"Output\":\"line ")).count());
        }
    }

    @Test
    @FaultCase("D14")
    void testsThatHangAreEndedWithTheirTreeAndReportedAsFarAsTheyCame() throws IOException {
        module(folder, """
                package hanging

                import (
                	"os"
                	"os/exec"
                	"strconv"
                	"testing"
                )

                func TestQuick(t *testing.T) {}

                func TestHangs(t *testing.T) {
                	child := exec.Command("sleep", "600")
                	if err := child.Start(); err != nil {
                		t.Fatal(err)
                	}
                	pids := strconv.Itoa(os.Getpid()) + "\\n" + strconv.Itoa(child.Process.Pid) + "\\n"
                	os.WriteFile(os.Getenv("PIDS"), []byte(pids), 0o666)
                	child.Wait()
                }
                """);
        Path pids = folder.resolve("pids");
        GoTool go = TestGoTool.in(folder);
        // Compiled before, so that the time limit is over while the test runs.
        tests(go).run(spec(folder).only("TestQuick"), reports(), "");
        GoTool impatient = new GoTool(
                        go.executable(), go.version(), go.directory(), go.environment(), Duration.ofSeconds(15))
                .with(Map.of("PIDS", pids.toString()));

        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> tests(impatient).run(spec(folder), reports(), ""));

        assertEquals("go test took longer than its time limit of 15 s and was ended", failure.getMessage());
        for (String pid : Files.readAllLines(pids)) {
            assertTrue(
                    ProcessHandle.of(Long.parseLong(pid))
                            .filter(handle ->
                                    !handle.info().command().orElse("").isEmpty())
                            .isEmpty(),
                    "process " + pid + " still runs");
        }
        String report = Files.readString(reports().resolve("TEST-example.org.chatty.xml"));
        assertTrue(report.contains("<testcase name=\"TestQuick\""), report);
        assertTrue(report.contains("type=\"unfinished\""), report);
    }

    @Test
    @FaultCase("D15")
    void foldersMayHaveAnyName() throws IOException {
        for (String name :
                List.of("with space", "\u00fcml\u00e4ut", "emoji \uD83D\uDE00", "-leading", "'quoted\"", "$HOME")) {
            Path module = Files.createDirectories(folder.resolve(name));
            module(module, "package p\n\nimport \"testing\"\n\nfunc TestP(t *testing.T) { P() }\n");
            TestToolchain.write(module, "p.go", "package p\n\nfunc P() int { return 1 }\n");
            Path target = module.resolve("target");
            TestSpec.Coverage coverage = new TestSpec.Coverage(target.resolve("coverage.out"), List.of());
            GoTool go = TestGoTool.in(module);

            TestTotals totals =
                    tests(go).run(spec(target, Optional.of(coverage)), target.resolve("surefire-reports"), "");

            assertEquals(1, totals.passed(), name);
            CoverageSpec asked = new CoverageSpec(
                    coverage.profile(), target.resolve("coverage.html"), List.of(), Optional.empty(), Optional.empty());
            assertEquals(
                    "100.0 % of 1 statements covered",
                    new Coverage(go, new SystemCommandRunner(), log)
                            .report(asked, 0)
                            .orElseThrow()
                            .sentence(asked),
                    name);
            assertTrue(Files.isRegularFile(asked.page()), name);
        }
    }

    @Test
    void reportsOfPackagesThatAreGoneAreGoneAndForeignOnesStay() throws IOException {
        Files.createDirectories(reports());
        Path foreign =
                Files.writeString(reports().resolve("TEST-org.example.JavaTest.xml"), "<testsuite name=\"Java\"/>");
        Path other = Files.writeString(
                reports().resolve("TEST-debug.a.xml"),
                "<testsuite><properties><property name=\"gocontainer.execution\" value=\"debug\"/></properties></testsuite>");
        Path old = Files.writeString(
                reports().resolve("TEST-example.org.gone.xml"),
                "<testsuite><properties><property name=\"gocontainer.execution\" value=\"\"/></properties></testsuite>");
        module(folder, "package chatty\n\nimport \"testing\"\n\nfunc TestA(t *testing.T) {}\n");

        tests(TestGoTool.in(folder)).run(spec(folder), reports(), "");

        assertTrue(Files.exists(foreign));
        assertTrue(Files.exists(other));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(reports().resolve("TEST-example.org.chatty.xml")));
    }

    @Test
    void whatGoItselfComplainsAboutIsAFailureAndNoTestResult() throws IOException {
        module(folder, "package chatty\n");
        TestToolchain.write(folder, "go.mod", "module example.org/chatty\n\nnonsense\n");

        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> tests(TestGoTool.in(folder)).run(spec(folder), reports(), ""));

        assertTrue(failure.getMessage().startsWith("go test failed (exit code 1):"), failure.getMessage());
        assertTrue(failure.getMessage().contains("unknown directive: nonsense"), failure.getMessage());
    }

    private static void module(Path module, String test) throws IOException {
        TestToolchain.write(module, "go.mod", "module example.org/chatty\n\ngo 1.21\n");
        TestToolchain.write(module, "a_test.go", test);
    }

    private GoTests tests(GoTool go) {
        return new GoTests(go, new SystemCommandRunner(), TestGoTool.COMPLAINT, log);
    }

    private Path target() {
        return folder.resolve("target");
    }

    private Path reports() {
        return target().resolve("surefire-reports");
    }

    private static TestSpec spec(Path module) {
        return spec(module.resolve("target"), Optional.empty());
    }

    private static TestSpec spec(Path target, Optional<TestSpec.Coverage> coverage) {
        return new TestSpec(
                List.of("./..."),
                List.of(),
                Duration.ofMinutes(5),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                coverage,
                target.resolve("go-test.json"));
    }
}
