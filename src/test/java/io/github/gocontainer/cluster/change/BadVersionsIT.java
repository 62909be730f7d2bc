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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Bad versions on real pods: each is found within the time of the catalogue and with its reason, the old version serves all
 * the time, and the earlier template is back afterwards.
 */
@Execution(ExecutionMode.CONCURRENT)
class BadVersionsIT {

    private static final String DEADLINE =
            "progressDeadlineSeconds: 12, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},";
    private static final String SURGE = "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},";

    @TempDir
    private static Path folder;

    private static RealCluster real;
    private static String good;
    private static String crash;
    private static String unready;
    private static String greedy;

    @BeforeAll
    static void start() throws IOException {
        real = RealCluster.withPods();
        WebImages images = new WebImages(Bed.of(Path.of(System.getProperty("basedir"))), folder);
        good = images.push("one");
        crash = images.push("crash");
        unready = images.push("unready");
        greedy = images.push("greedy");
    }

    /** Rolls out a bad version of a service that is asked all the time, and returns what became of it. */
    private static RolloutReport fails(Stage stage, String image, int seconds) throws IOException {
        Workload before = stage.read(ResourceType.DEPLOYMENT);
        long start = System.nanoTime();
        try (Traffic traffic = Traffic.start(stage.service())) {
            RolloutReport report = stage.rollOut(image);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("== " + took + "\n" + stage.log().everything() + "\n-- "
                    + report.failure().sentence());
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            traffic.stop();
            assertEquals(List.of(), traffic.failures());
            assertEquals(Set.of("one"), traffic.answers());
            assertTrue(took.compareTo(Duration.ofSeconds(seconds)) < 0, took.toString());
            assertTrue(report.undo().orElseThrow().done(), report.failure().sentence());
            assertEquals(
                    before.comparableTemplate(),
                    stage.read(ResourceType.DEPLOYMENT).comparableTemplate());
            says(stage, report, "undone: deployment.apps/web runs " + good);
            return report;
        }
    }

    private static void says(Stage stage, RolloutReport report, String... texts) {
        String all = report.failure().sentence() + "\n" + stage.log().everything();
        for (String text : texts) {
            assertTrue(all.contains(text), () -> text + " is missing in:\n" + all);
        }
    }

    private static String firstLine(RolloutReport report) {
        return String.valueOf(report.failure().getMessage()).lines().findFirst().orElseThrow();
    }

    /** Within 15 s after the event, which comes about a second after the change. */
    @FaultCase("G4")
    @Test
    void anImageThatIsNotThere() throws IOException {
        String missing = good.replaceAll("@sha256:.*", "@sha256:" + "0".repeat(64));
        try (Stage stage = new Stage(real, "missing-image", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage, missing, 45);
            assertTrue(firstLine(report).contains("cannot be pulled: "), firstLine(report));
            says(stage, report, missing, "not found", "on node1", "event ");
        }
    }

    @FaultCase("G5")
    @Test
    void aProgramThatEndsAgainAndAgain() throws IOException {
        try (Stage stage = new Stage(real, "crash", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage, crash, 120);
            assertTrue(firstLine(report).contains("CrashLoopBackOff"), firstLine(report));
            says(
                    stage,
                    report,
                    "exit code 3",
                    "2 restarts",
                    "| FATAL: cannot reach the database at db.example:5432",
                    "BackOff");
        }
    }

    @FaultCase({"G3", "G7"})
    @Test
    void aProgramThatIsNeverReady() throws IOException {
        try (Stage stage = new Stage(real, "unready", "")) {
            stage.workload("Deployment", good, 1, DEADLINE, "");
            RolloutReport report = fails(stage, unready, 90);
            assertTrue(firstLine(report).contains("exceeded its progress deadline"), firstLine(report));
            says(
                    stage,
                    report,
                    "ProgressDeadlineExceeded",
                    "is not ready",
                    "Unhealthy",
                    "Readiness probe failed: HTTP probe failed with statuscode: 503",
                    "| starting in mode unready");
        }
    }

    /** The user's own limit comes before the deadline of the Deployment. */
    @Test
    void aRolloutThatTakesTooLong() throws IOException {
        try (Stage stage = new Stage(real, "too-long", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage.within(Duration.ofSeconds(8)), unready, 60);
            assertTrue(
                    firstLine(report).contains("did not end within 8 s (<kubernetes><rollout><timeout>)"),
                    firstLine(report));
        }
    }

    @FaultCase("G6")
    @Test
    void aQuotaThatHasNoRoom() throws IOException {
        try (Stage stage = new Stage(real, "quota", "")) {
            stage.deployment(good, 1);
            real.apply("{apiVersion: v1, kind: ResourceQuota, metadata: {name: one-pod, namespace: quota},"
                    + " spec: {hard: {pods: 1}}}");
            RolloutReport report = fails(stage, crash, 45);
            assertTrue(firstLine(report).contains("no pod can be created (FailedCreate"), firstLine(report));
            says(stage, report, "exceeded quota: one-pod", "FailedCreate");
        }
    }

    @FaultCase("G6")
    @Test
    void aNamespaceThatEnforcesPodSecurity() throws IOException {
        try (Stage stage = new Stage(real, "restricted", "")) {
            stage.deployment(good, 1);
            stage.kubectl("label", "namespace", "restricted", "pod-security.kubernetes.io/enforce=restricted");
            RolloutReport report = fails(stage, crash, 45);
            assertTrue(firstLine(report).contains("violates PodSecurity \"restricted:latest\""), firstLine(report));
            says(stage, report, "allowPrivilegeEscalation != false");
        }
    }

    @FaultCase("G6")
    @Test
    void aConfigMapThatIsGone() throws IOException {
        try (Stage stage = new Stage(real, "config-error", "")) {
            stage.kubectl("create", "configmap", "settings", "--from-literal=a=b");
            stage.workload("Deployment", good, 1, SURGE, "envFrom: [{configMapRef: {name: settings}}],");
            stage.kubectl("delete", "configmap", "settings");
            RolloutReport report = fails(stage, unready, 45);
            assertTrue(
                    firstLine(report).contains("CreateContainerConfigError: configmap \"settings\" not found"),
                    firstLine(report));
        }
    }

    @FaultCase("G6")
    @Test
    void anImageNameThatIsNone() throws IOException {
        try (Stage stage = new Stage(real, "invalid-image", "")) {
            stage.deployment(good, 1);
            RolloutReport report = fails(stage, "Not An Image", 45);
            assertTrue(firstLine(report).contains("InvalidImageName"), firstLine(report));
        }
    }

    @FaultCase("G6")
    @Test
    void aProgramThatTakesTooMuchMemory() throws IOException {
        try (Stage stage = new Stage(real, "memory", "")) {
            stage.workload("Deployment", good, 1, SURGE, "resources: {limits: {memory: 48Mi}},");
            RolloutReport report = fails(stage, greedy, 120);
            assertTrue(firstLine(report).contains("exit code 137 (OOMKilled)"), firstLine(report));
        }
    }

    /** Warned about at once, and waited for until the deadline, because a node may come. */
    @FaultCase("G6")
    @Test
    void aPodThatFitsOnNoNode() throws IOException {
        try (Stage stage = new Stage(real, "no-node", "")) {
            stage.workload("Deployment", good, 1, DEADLINE, "resources: {requests: {cpu: 1100m}},");
            RolloutReport report = fails(stage, unready, 90);
            assertTrue(firstLine(report).contains("exceeded its progress deadline"), firstLine(report));
            says(stage, report, "is Unschedulable: ", "Insufficient cpu");
            assertTrue(
                    stage.log().warnings().get(0).contains("is Unschedulable"),
                    stage.log().warnings().toString());
        }
    }
}
