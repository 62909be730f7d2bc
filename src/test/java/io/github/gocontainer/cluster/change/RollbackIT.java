package io.github.gocontainer.cluster.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Going back by hand, beside what {@code kubectl rollout undo} does to a workload with the same history. */
class RollbackIT {

    private static RolloutReport rollBack(Stage stage, Optional<Long> revision) {
        return stage.run(
                new RollbackChange(stage.cluster(), stage.cluster().named(ResourceType.DEPLOYMENT, "web"), revision),
                Optional.empty());
    }

    /** Three revisions without pods, the second one with a cause and an environment of its own. */
    private static void history(Stage stage) throws IOException {
        stage.workload("Deployment", "registry.example/web:1", 0, "", "");
        stage.kubectl("annotate", "deployment/web", "kubernetes.io/change-cause=the first");
        stage.kubectl("set", "env", "deployment/web", "LEVEL=debug");
        stage.kubectl("annotate", "deployment/web", "kubernetes.io/change-cause=more output", "--overwrite");
        stage.kubectl("rollout", "status", "deployment/web");
        stage.kubectl("set", "image", "deployment/web", "web=registry.example/web:3");
        stage.kubectl("annotate", "deployment/web", "kubernetes.io/change-cause=the third", "--overwrite");
        stage.kubectl("rollout", "status", "deployment/web");
    }

    /** Template, causes and history, without what differs by nature. */
    private static String comparable(Stage stage) throws IOException {
        Workload workload = stage.read(ResourceType.DEPLOYMENT);
        JsonNode annotations = workload.metadata().path("annotations").deepCopy();
        ((ObjectNode) annotations).remove("kubectl.kubernetes.io/last-applied-configuration");
        return workload.comparableTemplate() + "\n" + annotations + "\n"
                // Without the warnings of kubectl about revisions that it cannot read, which have the time of day in
                // them.
                + stage.kubectl("rollout", "history", "deployment/web").replaceAll("(?m)^W\\d{4} .*\\R", "");
    }

    @Test
    void theSameAsKubectlDoes() throws IOException {
        RealCluster real = RealCluster.ofThisBuild();
        try (Stage ours = new Stage(real, "back-with-us", "");
                Stage theirs = new Stage(real, "back-with-kubectl", "")) {
            history(ours);
            history(theirs);
            assertEquals(comparable(theirs), comparable(ours));
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    rollBack(ours, Optional.empty()).outcome());
            theirs.kubectl("rollout", "undo", "deployment/web");
            theirs.kubectl("rollout", "status", "deployment/web");
            assertEquals(comparable(theirs), comparable(ours));
            assertTrue(comparable(ours).contains("more output"), comparable(ours));
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    rollBack(ours, Optional.of(1L)).outcome());
            theirs.kubectl("rollout", "undo", "deployment/web", "--to-revision=1");
            theirs.kubectl("rollout", "status", "deployment/web");
            assertEquals(comparable(theirs), comparable(ours));
        }
    }

    /** A number that somebody has overwritten: that revision is none, for kubectl as for us. */
    @FaultCase("G18")
    @Test
    void aRevisionWithoutANumber() throws IOException {
        RealCluster real = RealCluster.ofThisBuild();
        try (Stage ours = new Stage(real, "unread-with-us", "");
                Stage theirs = new Stage(real, "unread-with-kubectl", "")) {
            for (Stage stage : List.of(ours, theirs)) {
                history(stage);
                stage.revision(2, "two");
            }
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    rollBack(ours, Optional.empty()).outcome());
            theirs.kubectl("rollout", "undo", "deployment/web");
            theirs.kubectl("rollout", "status", "deployment/web");
            assertEquals("registry.example/web:1", image(ours));
            assertEquals(image(theirs), image(ours));
            assertFalse(comparable(ours).contains("LEVEL"), comparable(ours));
            assertEquals(comparable(theirs), comparable(ours));
            for (Stage stage : List.of(ours, theirs)) {
                stage.revision(3, "three");
            }
            BuildFailure none = assertThrows(BuildFailure.class, () -> rollBack(ours, Optional.empty()));
            assertTrue(none.getMessage().contains("no rollout history found"), none.getMessage());
            assertTrue(none.getMessage().contains("there is only revision 4"), none.getMessage());
            String refusal = assertThrows(
                            AssertionError.class, () -> theirs.kubectl("rollout", "undo", "deployment/web"))
                    .getMessage();
            assertTrue(refusal.contains("no rollout history found"), refusal);
        }
    }

    private static String image(Stage stage) throws IOException {
        return String.valueOf(stage.read(ResourceType.DEPLOYMENT).images().get("web"));
    }

    @FaultCase("G18")
    @Test
    void aRevisionThatThereIsNot() throws IOException {
        try (Stage stage = new Stage(RealCluster.ofThisBuild(), "no-history", "")) {
            stage.workload("Deployment", "registry.example/web:1", 0, "", "");
            BuildFailure none = assertThrows(BuildFailure.class, () -> rollBack(stage, Optional.empty()));
            assertTrue(none.getMessage().contains("no rollout history found"), none.getMessage());
            BuildFailure other = assertThrows(BuildFailure.class, () -> rollBack(stage, Optional.of(7L)));
            assertTrue(other.getMessage().contains("has no revision 7; it has: 1"), other.getMessage());
            // The ReplicaSet of another Deployment with the same labels is no history.
            stage.foreignReplicaSet();
            assertThrows(BuildFailure.class, () -> rollBack(stage, Optional.empty()));
        }
    }
}
