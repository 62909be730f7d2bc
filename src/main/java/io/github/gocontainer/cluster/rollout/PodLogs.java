package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.List;

/** Shows what the containers of a workload have written, each line with its pod and container. */
public final class PodLogs {

    private final Cluster cluster;
    private final BuildLog log;

    public PodLogs(Cluster cluster, BuildLog log) {
        this.cluster = cluster;
        this.log = log;
    }

    public void show(Workload workload, LogsSpec spec) {
        List<PodState> pods = cluster.list(ResourceType.POD, workload.selector()).stream()
                .map(PodState::new)
                .toList();
        if (pods.isEmpty()) {
            log.done(workload + " in namespace " + cluster.namespace() + " has no pods");
        }
        List<Thread> threads = new ArrayList<>();
        for (PodState pod : pods) {
            for (String container : pod.containerNames()) {
                Runnable showing = () -> show(pod.name(), container, spec);
                if (spec.follow()) {
                    Thread thread = new Thread(showing, "logs-of-" + pod.name() + "-" + container);
                    thread.setDaemon(true);
                    thread.start();
                    threads.add(thread);
                } else {
                    showing.run();
                }
            }
        }
        threads.forEach(PodLogs::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, "following the logs was interrupted");
        }
    }

    private void show(String pod, String container, LogsSpec spec) {
        String what = "read the log of pod " + pod + ", container " + container;
        ApiRequest request = ApiRequest.get(cluster.named(ResourceType.POD, pod).path() + "/log")
                .with("container", container)
                .with("tailLines", String.valueOf(spec.tail()))
                .with("previous", String.valueOf(spec.previous()))
                .with("follow", String.valueOf(spec.follow()));
        try {
            ApiReply reply = cluster.stream(what, request, line -> log.done("[" + pod + " " + container + "] " + line));
            if (!reply.succeeded()) {
                log.warn("could not " + what + ": " + reply.status() + " " + reply.message());
            }
        } catch (BuildFailure e) {
            log.warn(e.sentence());
        }
    }
}
