package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.ResourceType;

/**
 * Decides from a workload alone how far its rollout is, as kubectl does; fabric8's {@code isReady} does not look whether
 * the status is about the newest generation.
 *
 * @see <a href="https://github.com/kubernetes/kubectl/blob/master/pkg/polymorphichelpers/rollout_status.go">kubectl,
 *     rollout_status.go</a>
 */
public final class StatusRules {

    private static final String ROLLING = "RollingUpdate";

    private StatusRules() {}

    public static RolloutStatus of(Workload workload) {
        ResourceType type = workload.name().type();
        if (type.equals(ResourceType.STATEFUL_SET)) {
            return statefulSet(workload);
        }
        return type.equals(ResourceType.DAEMON_SET) ? daemonSet(workload) : deployment(workload);
    }

    /** Whether the controller replaces pods by itself; with OnDelete it waits for somebody who deletes them. */
    public static boolean rollsOut(Workload workload) {
        return workload.name().type().equals(ResourceType.DEPLOYMENT)
                || workload.spec()
                        .path("updateStrategy")
                        .path("type")
                        .asText(ROLLING)
                        .equals(ROLLING);
    }

    private static RolloutStatus deployment(Workload workload) {
        String name = workload.name().name();
        if (workload.observedGeneration() < workload.generation()) {
            return new RolloutStatus.Progressing("Waiting for deployment spec update to be observed...");
        }
        if (workload.condition("Progressing").path("reason").asText().equals("ProgressDeadlineExceeded")) {
            return new RolloutStatus.Failed("deployment \"" + name + "\" exceeded its progress deadline");
        }
        String waiting = "Waiting for deployment \"" + name + "\" rollout to finish: ";
        long updated = workload.status("updatedReplicas");
        if (updated < workload.replicas()) {
            return new RolloutStatus.Progressing(
                    waiting + updated + " out of " + workload.replicas() + " new replicas have been updated...");
        }
        long old = workload.status("replicas") - updated;
        if (old > 0) {
            return new RolloutStatus.Progressing(waiting + old + " old replicas are pending termination...");
        }
        long available = workload.status("availableReplicas");
        if (available < updated) {
            return new RolloutStatus.Progressing(
                    waiting + available + " of " + updated + " updated replicas are available...");
        }
        return new RolloutStatus.Complete("deployment \"" + name + "\" successfully rolled out");
    }

    private static RolloutStatus daemonSet(Workload workload) {
        String name = workload.name().name();
        if (workload.observedGeneration() < workload.generation()) {
            return new RolloutStatus.Progressing("Waiting for daemon set spec update to be observed...");
        }
        String waiting = "Waiting for daemon set \"" + name + "\" rollout to finish: ";
        long desired = workload.status("desiredNumberScheduled");
        long updated = workload.status("updatedNumberScheduled");
        if (updated < desired) {
            return new RolloutStatus.Progressing(
                    waiting + updated + " out of " + desired + " new pods have been updated...");
        }
        long available = workload.status("numberAvailable");
        if (available < desired) {
            return new RolloutStatus.Progressing(
                    waiting + available + " of " + desired + " updated pods are available...");
        }
        return new RolloutStatus.Complete("daemon set \"" + name + "\" successfully rolled out");
    }

    private static RolloutStatus statefulSet(Workload workload) {
        if (workload.observedGeneration() == 0 || workload.observedGeneration() < workload.generation()) {
            return new RolloutStatus.Progressing("Waiting for statefulset spec update to be observed...");
        }
        long replicas = workload.replicas();
        long ready = workload.status("readyReplicas");
        if (ready < replicas) {
            return new RolloutStatus.Progressing("Waiting for " + (replicas - ready) + " pods to be ready...");
        }
        long updated = workload.status("updatedReplicas");
        var rollingUpdate = workload.spec().path("updateStrategy").path("rollingUpdate");
        if (rollingUpdate.isObject()) {
            long wanted = replicas - rollingUpdate.path("partition").asLong();
            if (rollingUpdate.has("partition") && updated < wanted) {
                return new RolloutStatus.Progressing("Waiting for partitioned roll out to finish: " + updated
                        + " out of " + wanted + " new pods have been updated...");
            }
            return new RolloutStatus.Complete(
                    "partitioned roll out complete: " + updated + " new pods have been updated...");
        }
        String revision = workload.status().path("updateRevision").asText();
        if (!revision.equals(workload.status().path("currentRevision").asText())) {
            return new RolloutStatus.Progressing("waiting for statefulset rolling update to complete " + updated
                    + " pods at revision " + revision + "...");
        }
        return new RolloutStatus.Complete("statefulset rolling update complete " + workload.status("currentReplicas")
                + " pods at revision " + revision + "...");
    }
}
