package io.github.gocontainer.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts small shell scripts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the children are shell scripts")
class SystemCommandRunnerTest {

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    Path folder;

    private final SystemCommandRunner runner = new SystemCommandRunner(Duration.ofSeconds(1));

    @Test
    void theEnvironmentIsCompleteAndTheInputIsRead() {
        Command command = new Command(
                "show",
                List.of("/bin/sh", "-c", "cat; echo \"$ONE\" \"${HOME:-none}\"; echo error >&2; exit 3"),
                Map.of("ONE", "1 ü", "PATH", PATH),
                folder,
                Duration.ofSeconds(10),
                Optional.empty(),
                "input ");
        assertEquals(new CommandResult(3, "input 1 ü none\n", "error\n"), runner.run(command));
    }

    @Test
    void aTreeEndsAtItsTimeLimitWithOrphansAndThoseThatIgnoreTheRequest() throws Exception {
        String stubborn = "trap '' TERM; echo $$ >> pids; while :; do sleep 0.1; done";
        String script = "(sh -c \"" + stubborn.replace("$", "\\$") + "\" &) ; sleep 0.3; (sleep 60 & echo $! >> pids);"
                + " echo $$ >> pids; sleep 60";
        long start = System.nanoTime();
        BuildFailure failure = assertThrows(BuildFailure.class, () -> runner.run(shell(script, Duration.ofSeconds(1))));
        assertEquals(FailureCode.PROCESS, failure.code());
        assertEquals("script took longer than its time limit of 1 s and was ended", failure.getMessage());
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        assertEquals(3, pids().size());
        assertNoneAlive();
    }

    @Test
    void orphansOfAProcessThatFailedEndToo() throws Exception {
        CommandResult result =
                runner.run(shell("(sleep 60 & echo $! >> pids); sleep 0.3; exit 1", Duration.ofSeconds(10)));
        assertEquals(1, result.exitCode());
        assertNoneAlive();
    }

    @Test
    @FaultCase("C6")
    void anInterruptedBuildEndsTheTree() throws Exception {
        AtomicReference<BuildFailure> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> failure.set(assertThrows(
                BuildFailure.class,
                () -> runner.run(shell("sleep 60 & echo $! >> pids; echo $$ >> pids; wait", Duration.ofMinutes(1))))));
        thread.start();
        while (!Files.exists(folder.resolve("pids")) || pids().size() < 2) {
            Thread.sleep(10);
        }
        thread.interrupt();
        thread.join(8_000);
        assertEquals(FailureCode.INTERRUPTED, failure.get().code());
        assertNoneAlive();
    }

    @Test
    @FaultCase("C6")
    void whatEndsTheJvmEndsTheTree() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Sleeper.class.getName(), folder.toString()));
        Process jvm = new ProcessBuilder(command).inheritIO().start();
        while (!Files.exists(folder.resolve("pids")) || pids().size() < 2) {
            assertTrue(jvm.isAlive());
            Thread.sleep(20);
        }
        jvm.destroy();
        assertTrue(jvm.onExit().get(5, TimeUnit.SECONDS).exitValue() != 0);
        assertNoneAlive();
    }

    /** A JVM that waits for a child with a child. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) {
            new SystemCommandRunner()
                    .run(Command.of(
                            "sleep",
                            List.of("/bin/sh", "-c", "sleep 60 & echo $! >> pids; echo $$ >> pids; wait"),
                            Map.of("PATH", PATH),
                            Path.of(arguments[0]),
                            Duration.ofMinutes(1)));
        }
    }

    @Test
    void linesAreHandedOverWhileTheProcessRuns() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Map<String, Long> times = new ConcurrentHashMap<>();
        CommandResult result = new SystemCommandRunner()
                .run(
                        Command.of(
                                "printf",
                                List.of(
                                        "/bin/sh",
                                        "-c",
                                        "echo one; echo no >&2; sleep 1; printf 'tw\\303\\266\\n\\nlast'"),
                                Map.of("PATH", PATH),
                                folder,
                                Duration.ofMinutes(1)),
                        line -> {
                            lines.add(line);
                            times.put(line, System.nanoTime());
                        });

        assertEquals(List.of("one", "tw\u00f6", "", "last"), lines);
        assertTrue(times.get("last") - times.get("one") > Duration.ofMillis(500).toNanos(), "they came one by one");
        assertEquals("no\n", result.error());
    }

    @Test
    void aReceiverThatFailsDoesNotStopTheProcessAndIsHeard() {
        Command command = Command.of(
                "printing",
                List.of("/bin/sh", "-c", "i=0; while [ $i -lt 50000 ]; do echo line $i; i=$((i+1)); done; touch done"),
                Map.of("PATH", PATH),
                folder,
                Duration.ofMinutes(1));
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> new SystemCommandRunner().run(command, line -> {
                    throw new IllegalStateException("did not understand " + line);
                }));

        assertEquals("did not understand line 0", failure.getMessage());
        assertTrue(Files.exists(folder.resolve("done")));
    }

    @Test
    @FaultCase("D11")
    void twoHundredThousandLinesGoToTheFileAndOneMebibyteIsKept() throws Exception {
        Path file = folder.resolve("logs/output.log");
        String script = "awk 'BEGIN { for (i = 0; i < 200000; i++) { print \"a line of output\";"
                + " print \"a line of errors\" > \"/dev/stderr\" } }'";
        CommandResult result = runner.run(shell(script, Duration.ofSeconds(60)).withOutputFile(file));
        assertTrue(result.output().length() < (1 << 20) + 100);
        assertTrue(result.output().endsWith("[more than 1 MiB of output, cut here]\n"));
        assertTrue(result.error().endsWith("[more than 1 MiB of output, cut here]\n"));
        assertEquals(400_000L * 17, Files.size(file));
    }

    @Test
    @FaultCase("C7")
    void aFullDiskIsToldAndDoesNotStopTheChild() throws Exception {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            return;
        }
        Command command = shell("yes | head -c 300000; echo done > finished", Duration.ofSeconds(20));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> runner.run(command.withOutputFile(full)));
        assertEquals(FailureCode.FILES, failure.code());
        assertTrue(failure.getMessage().contains("No space left"), failure.getMessage());
        assertTrue(Files.exists(folder.resolve("finished")));
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        Command command = Command.of("nothing", List.of("/no/such/program"), Map.of(), folder, Duration.ofSeconds(1));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> runner.run(command));
        assertTrue(failure.sentence().contains("/no/such/program"), failure.sentence());
    }

    @Test
    void nobodyGetsMoreProcessorsThanThereAre() {
        CpuBudget budget = new CpuBudget(2);
        CompletableFuture<Integer> later;
        try (CpuBudget.Share all = budget.take(5)) {
            assertEquals(2, all.processors());
            later = CompletableFuture.supplyAsync(() -> {
                try (CpuBudget.Share one = budget.take(1)) {
                    return one.processors();
                }
            });
            assertFalse(later.isDone());
        }
        assertEquals(1, later.join());
    }

    private Command shell(String script, Duration limit) {
        return Command.of("script", List.of("/bin/sh", "-c", script), Map.of("PATH", PATH), folder, limit);
    }

    private List<String> pids() throws IOException {
        return Files.readAllLines(folder.resolve("pids"));
    }

    private void assertNoneAlive() throws IOException {
        for (String pid : pids()) {
            boolean alive = ProcessHandle.of(Long.parseLong(pid))
                    .map(handle -> handle.isAlive() && !new ProcessMark().isZombie(handle))
                    .orElse(false);
            assertFalse(alive, "process " + pid + " is alive");
        }
    }
}
