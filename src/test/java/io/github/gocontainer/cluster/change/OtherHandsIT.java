package io.github.gocontainer.cluster.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What others do to a workload before, during and instead of our rollout; and workloads that are not Deployments. */
@Execution(ExecutionMode.CONCURRENT)
class OtherHandsIT {

    @TempDir
    private static Path folder;

    private static RealCluster real;
    private static String one;
    private static String two;
    private static String crash;
    private static String unready;

    @BeforeAll
    static void start() throws IOException {
        real = RealCluster.withPods();
        WebImages images = new WebImages(Bed.of(Path.of(System.getProperty("basedir"))), folder);
        one = images.push("one");
        two = images.push("two");
        crash = images.push("crash");
        unready = images.push("unready");
    }

    /** Starts a rollout that does not end by itself, and waits until it is under way. */
    private static CompletableFuture<RolloutReport> underWay(Stage stage) throws Exception {
        CompletableFuture<RolloutReport> rollout = CompletableFuture.supplyAsync(() -> stage.rollOut(unready));
        while (!stage.log().everything().contains("pending termination") && !rollout.isDone()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return rollout;
    }

    /** Nothing of it is undone. */
    @FaultCase("G11")
    @Test
    void somebodyElseRollsOutSomethingElse() throws Exception {
        try (Stage stage = new Stage(real, "superseded", "")) {
            stage.deployment(one, 1);
            CompletableFuture<RolloutReport> rollout = underWay(stage);
            stage.kubectl("set", "image", "deployment/web", "web=" + two);
            RolloutReport report = rollout.get(1, TimeUnit.MINUTES);
            assertEquals(RolloutReport.Outcome.SUPERSEDED, report.outcome());
            String message = report.failure().sentence();
            assertTrue(message.contains("was superseded by generation 3"), message);
            assertEquals(two, stage.read(ResourceType.DEPLOYMENT).images().get("web"));
        }
    }

    @FaultCase("G12")
    @Test
    void somebodyElseDeletesIt() throws Exception {
        try (Stage stage = new Stage(real, "deleted", "")) {
            stage.deployment(one, 1);
            CompletableFuture<RolloutReport> rollout = underWay(stage);
            stage.kubectl("delete", "deployment", "web", "--wait=false");
            RolloutReport report = rollout.get(1, TimeUnit.MINUTES);
            assertEquals(RolloutReport.Outcome.DELETED, report.outcome());
            assertTrue(report.failure().sentence().contains("object has been deleted"));
        }
    }

    /** A new number of replicas, as an autoscaler sets it, is no other version. */
    @FaultCase("G19")
    @Test
    void somebodyElseScalesIt() throws Exception {
        try (Stage stage = new Stage(real, "scaled", "")) {
            stage.deployment(one, 1);
            stage.kubectl("autoscale", "deployment", "web", "--min=1", "--max=3", "--cpu=50%");
            PlannedChange planned = stage.image(ResourceType.DEPLOYMENT, two).plan();
            planned.apply();
            stage.kubectl("scale", "deployment/web", "--replicas=2");
            RolloutReport report = stage.rollOut(two);
            assertEquals(RolloutReport.Outcome.UNCHANGED, report.outcome(), report.toString());
            assertEquals(2, stage.read(ResourceType.DEPLOYMENT).replicas());
            CompletableFuture<RolloutReport> rollout = CompletableFuture.supplyAsync(() -> stage.rollOut(one));
            stage.kubectl("scale", "deployment/web", "--replicas=1");
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    rollout.get(1, TimeUnit.MINUTES).outcome());
            assertEquals(1, stage.read(ResourceType.DEPLOYMENT).replicas());
        }
    }

    /** Refused or warned about before anything is changed. */
    @FaultCase({"G8", "G9"})
    @Test
    void whatIsRefusedBeforeAnythingIsChanged() throws IOException {
        try (Stage stage = new Stage(real, "refused", "")) {
            BuildFailure none = assertThrows(BuildFailure.class, () -> stage.rollOut(one));
            assertTrue(none.getMessage().contains("there are no deployments at all"), none.getMessage());
            stage.deployment(one, 1);
            stage.kubectl("rollout", "pause", "deployment/web");
            String version = stage.read(ResourceType.DEPLOYMENT).resourceVersion();
            BuildFailure paused = assertThrows(BuildFailure.class, () -> stage.rollOut(two));
            assertTrue(paused.getMessage().contains("is paused"), paused.getMessage());
            assertTrue(
                    paused.hint()
                            .orElseThrow()
                            .endsWith("kubectl --context real -n refused rollout resume deployment.apps/web"),
                    paused.sentence());
            BuildFailure container = assertThrows(
                    BuildFailure.class,
                    () -> stage.run(
                            new ImageChange(
                                    stage.cluster(),
                                    new PatchSpec(
                                            ResourceType.DEPLOYMENT, "web", Optional.of("app"), List.of("migrate")),
                                    two),
                            Optional.empty()));
            assertTrue(container.getMessage().contains("is paused"), container.getMessage());
            stage.kubectl("rollout", "resume", "deployment/web");
            container = assertThrows(
                    BuildFailure.class,
                    () -> new ImageChange(
                                    stage.cluster(),
                                    new PatchSpec(ResourceType.DEPLOYMENT, "web", Optional.of("app"), List.of()),
                                    two)
                            .plan());
            assertTrue(
                    container.getMessage().contains("has no container 'app'; it has: web; nothing was changed"),
                    container.getMessage());
            BuildFailure name = assertThrows(
                    BuildFailure.class,
                    () -> new ImageChange(
                                    stage.cluster(),
                                    new PatchSpec(ResourceType.DEPLOYMENT, "wep", Optional.empty(), List.of()),
                                    two)
                            .plan());
            assertTrue(name.getMessage().contains("there are: web"), name.getMessage());
            assertEquals(one, stage.read(ResourceType.DEPLOYMENT).images().get("web"));
            assertTrue(Long.parseLong(version) > 0);
        }
    }

    @FaultCase("G19")
    @Test
    void noReplicasAndAStrategyThatInterrupts() throws IOException {
        try (Stage stage = new Stage(real, "nothing-runs", "")) {
            stage.workload("Deployment", one, 0, "strategy: {type: Recreate},", "");
            RolloutReport report = stage.rollOut(two);
            assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome());
            String warnings = String.join("\n", stage.log().warnings());
            assertTrue(warnings.contains("wants 0 replicas: no pod is started"), warnings);
            assertTrue(warnings.contains("has the strategy Recreate"), warnings);
            assertTrue(
                    stage.log().everything().contains("(0 pods wanted, "),
                    stage.log().everything());
        }
    }

    @Test
    void statefulSets() throws IOException {
        otherKind(
                ResourceType.STATEFUL_SET,
                "stateful",
                "Waiting for partitioned roll out to finish: 0 out of 1 new pods");
    }

    @Test
    void daemonSets() throws IOException {
        otherKind(ResourceType.DAEMON_SET, "daemons", "Waiting for daemon set \"web\" rollout to finish: ");
    }

    /** A good version, a bad one that is undone, and back by hand. */
    private static void otherKind(ResourceType type, String namespace, String words) throws IOException {
        try (Stage stage = new Stage(real, namespace, "")) {
            stage.workload(type.kind(), one, 1, "", "");
            assertEquals(
                    RolloutReport.Outcome.COMPLETE, stage.rollOut(type, two).outcome());
            Workload before = stage.read(type);
            RolloutReport report = stage.rollOut(type, crash);
            String message = report.failure().sentence();
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            assertTrue(message.contains("CrashLoopBackOff"), message);
            assertTrue(report.undo().orElseThrow().done(), message);
            assertEquals(before.comparableTemplate(), stage.read(type).comparableTemplate());
            report = stage.run(new RollbackChange(stage.cluster(), before.name(), Optional.of(1L)), Optional.empty());
            assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome(), report.toString());
            assertEquals(one, stage.read(type).images().get("web"));
            assertTrue(stage.log().everything().contains(words), stage.log().everything());
        }
    }
}
