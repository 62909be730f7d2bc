package io.github.gocontainer.cluster.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.Traffic;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts of real pods: whether the service is interrupted, what is said about a bad version, and what runs afterwards. */
class RolloutIT {

    @TempDir
    private static Path folder;

    private static RealCluster real;
    private static WebImages images;
    private static String good;

    @BeforeAll
    static void start() throws IOException {
        real = RealCluster.withPods();
        images = new WebImages(Bed.of(Path.of(System.getProperty("basedir"))), folder);
        good = images.push("one");
    }

    @Test
    void aGoodVersionReplacesTheOldOneAndNoRequestFails() throws IOException {
        String better = images.push("two");
        try (Stage stage = new Stage(real, "good", "")) {
            stage.deployment(good, 2);
            try (Traffic traffic = Traffic.start(stage.service())) {
                RolloutReport report = stage.rollOut(better);
                assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome(), report.toString());
                assertEquals("two", traffic.ask());
                traffic.stop();
                assertEquals(List.of(), traffic.failures());
                assertEquals(Set.of("one", "two"), traffic.answers());
                assertTrue(traffic.count() > 50, () -> traffic.count() + " requests");
            }
            assertTrue(
                    stage.log().everything().contains("deployment \"web\" rollout to finish: "),
                    stage.log().everything());
            assertTrue(stage.log().everything().contains("rolled out: deployment.apps/web runs " + better));
            // The same again changes nothing.
            Workload before = stage.read(ResourceType.DEPLOYMENT);
            assertEquals(RolloutReport.Outcome.UNCHANGED, stage.rollOut(better).outcome());
            assertEquals(
                    before.resourceVersion(),
                    stage.read(ResourceType.DEPLOYMENT).resourceVersion());
        }
    }

    /** Rolls out a bad version of a service that is asked all the time, and returns what became of it. */
    private static RolloutReport fails(Stage stage, String image, Duration limit) throws IOException {
        Workload before = stage.read(ResourceType.DEPLOYMENT);
        long start = System.nanoTime();
        try (Traffic traffic = Traffic.start(stage.service())) {
            RolloutReport report = stage.rollOut(image);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println(took + "\n" + stage.log().everything() + "\n"
                    + report.failure().sentence());
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            traffic.stop();
            assertEquals(List.of(), traffic.failures());
            assertEquals(Set.of("one"), traffic.answers());
            assertTrue(took.compareTo(limit) < 0, took.toString());
            assertTrue(report.undo().orElseThrow().done(), report.failure().sentence());
            assertEquals(
                    before.comparableTemplate(),
                    stage.read(ResourceType.DEPLOYMENT).comparableTemplate());
            return report;
        }
    }

    private static void says(Stage stage, RolloutReport report, String... texts) {
        String all = report.failure().sentence() + "\n" + stage.log().everything();
        for (String text : texts) {
            assertTrue(all.contains(text), () -> text + " is missing in:\n" + all);
        }
    }

    @FaultCase("G4")
    @Test
    void anImageThatIsNotThere() throws IOException {
        String missing = good.replaceAll("@sha256:.*", "@sha256:" + "0".repeat(64));
        try (Stage stage = new Stage(real, "missing-image", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage, missing, Duration.ofSeconds(45));
            says(stage, report, "cannot be pulled: ", missing, "not found", "on node1");
            assertTrue(report.failure()
                    .getMessage()
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .contains("cannot be pulled"));
            says(stage, report, "undone: deployment.apps/web runs " + good);
        }
    }

    @FaultCase("G5")
    @Test
    void aProgramThatEndsAgainAndAgain() throws IOException {
        try (Stage stage = new Stage(real, "crash", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage, images.push("crash"), Duration.ofSeconds(90));
            says(
                    stage,
                    report,
                    "CrashLoopBackOff",
                    "exit code 3",
                    "2 restarts",
                    "| FATAL: cannot reach the database at db.example:5432",
                    "BackOff");
        }
    }
}
