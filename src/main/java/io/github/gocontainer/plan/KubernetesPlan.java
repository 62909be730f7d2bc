package io.github.gocontainer.plan;

import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.change.PatchSpec;
import io.github.gocontainer.cluster.rollout.LogsSpec;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import java.util.Optional;

/**
 * Where the image is rolled out to and how.
 *
 * @param patch the workload that is there already and gets nothing but the image; empty when the user names none
 * @param toRevision what the goal rollback goes back to; the previous one when it is empty
 */
public record KubernetesPlan(
        ClusterSpec cluster,
        Optional<PatchSpec> patch,
        RolloutSpec rollout,
        Optional<Long> toRevision,
        LogsSpec logs) {}
