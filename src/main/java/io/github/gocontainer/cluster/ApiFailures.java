package io.github.gocontainer.cluster;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;

/** Turns answers of the API server that are no success into failures that a user understands. */
final class ApiFailures {

    private final ClusterIdentity cluster;

    ApiFailures(ClusterIdentity cluster) {
        this.cluster = cluster;
    }

    /** @param what was tried, to follow "could not", for example {@code read deployment.apps/web} */
    BuildFailure of(String what, ApiReply reply) {
        String head = "could not " + what + " in " + cluster + ": " + reply.status() + " " + reply.message();
        return switch (reply.status()) {
            case 401 ->
                new BuildFailure(
                        FailureCode.CREDENTIALS,
                        "could not " + what + ": " + cluster + " does not accept the credentials of "
                                + cluster.credentials() + " (401 Unauthorized)",
                        "log in to the cluster again, and see whether kubectl get pods works with the same kubeconfig");
            case 403 ->
                new BuildFailure(
                        FailureCode.CREDENTIALS,
                        head,
                        "ask for that right: a Role with the verb and the resource of the message, and a RoleBinding"
                                + " for the user of " + cluster.credentials());
            case 404 -> new BuildFailure(FailureCode.MISSING_INPUT, head);
            case 409 ->
                new BuildFailure(
                        FailureCode.CLUSTER, head, "run the goal again: somebody else changed it at the same time");
            default -> new BuildFailure(FailureCode.CLUSTER, head);
        };
    }

    BuildFailure unreachable(String what, ApiUnreachable trouble) {
        return new BuildFailure(
                FailureCode.CLUSTER,
                "could not " + what + ": " + cluster + " does not answer: " + trouble.getMessage()
                        + (trouble.isPermanent() ? "" : " (" + ApiRetryPolicy.ATTEMPTS + " attempts)"),
                "look whether the cluster runs and whether this machine reaches it: kubectl cluster-info",
                trouble);
    }
}
