package io.github.gocontainer.cluster.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.Traffic;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A good version on real pods: whether the service is interrupted, and what the same once more changes. */
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
                traffic.awaitOnly("two");
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

    /** A migration, for example, that is another command of the same image. */
    @FaultCase("G5")
    @Test
    void anInitContainerGetsTheImageAsWellAndItsFailureIsUndone() throws IOException {
        try (Stage stage = new Stage(real, "init", "")) {
            real.apply("""
                    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: init}, spec: {replicas: 1,
                      selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {
                      terminationGracePeriodSeconds: 1,
                      initContainers: [{name: migrate, image: "%1$s", args: [up]}],
                      containers: [{name: web, image: "%1$s"}]}}}}
                    """.formatted(good));
            stage.kubectl("rollout", "status", "deployment/web", "--timeout=150s");
            Change change = change(stage, images.push("two"));
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    stage.run(change, Optional.empty()).outcome());
            Workload before = stage.read(ResourceType.DEPLOYMENT);
            assertEquals(before.images().get("web"), before.initImages().get("migrate"));

            RolloutReport report = stage.run(change(stage, images.push("crash")), Optional.empty());
            String message = report.failure().sentence();
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            assertTrue(message.contains("container migrate: CrashLoopBackOff"), message);
            assertTrue(report.undo().orElseThrow().done(), message);
            assertTrue(message.contains("undone: deployment.apps/web runs migrate="), message);
            assertEquals(
                    before.comparableTemplate(),
                    stage.read(ResourceType.DEPLOYMENT).comparableTemplate());
        }
    }

    private static Change change(Stage stage, String image) {
        return new ImageChange(
                stage.cluster(),
                new PatchSpec(ResourceType.DEPLOYMENT, "web", Optional.empty(), List.of("migrate")),
                image);
    }
}
