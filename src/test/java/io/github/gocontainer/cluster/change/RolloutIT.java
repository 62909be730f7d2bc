package io.github.gocontainer.cluster.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.Traffic;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
}
