package io.github.gocontainer.cluster.change;

import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes a workload only as long as its template is the one that the change was made for.
 *
 * <p>The request carries the resource version that was read. A conflict means one of three things: only the status changed,
 * which happens all the time, and the request is made anew; the change has arrived, and only its answer was lost; or somebody
 * else changed the template, and nothing more is done.
 */
final class GuardedPatch {

    private static final int ATTEMPTS = 10;
    private static final int CONFLICT = 409;

    private final Cluster cluster;

    GuardedPatch(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param what is done, to follow "could not"
     * @param known the workload with the template that may be replaced
     * @param request for the workload with its newest resource version
     * @param done whether a workload has the change
     */
    Workload send(String what, Workload known, Function<Workload, ApiRequest> request, Predicate<Workload> done) {
        Workload current = known;
        for (int attempt = 1; ; attempt++) {
            ApiReply reply = cluster.send(what, request.apply(current));
            if (reply.succeeded()) {
                return new Workload(known.name(), reply.json());
            } else if (reply.status() != CONFLICT || attempt == ATTEMPTS) {
                throw cluster.failure(what, reply);
            }
            current = cluster.find(known.name())
                    .map(document -> new Workload(known.name(), document))
                    .orElseThrow(() ->
                            new BuildFailure(FailureCode.CLUSTER, "could not " + what + ": object has been deleted"));
            if (done.test(current)) {
                return current;
            } else if (!current.uid().equals(known.uid())
                    || !current.comparableTemplate().equals(known.comparableTemplate())) {
                throw new BuildFailure(
                        FailureCode.CLUSTER,
                        "could not " + what + ": somebody else changed it at the same time (generation "
                                + current.generation() + "), and that was left as it is",
                        "see who it was: " + cluster.kubectl() + " get " + known + " -o yaml --show-managed-fields");
            }
        }
    }
}
