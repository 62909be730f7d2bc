package io.github.gocontainer.mojo.cluster;

import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.RetryingApi;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.KubernetesPlan;
import io.github.gocontainer.process.SystemCommandRunner;
import java.time.Clock;
import java.util.function.BiConsumer;

/** The cluster that a module's configuration names, to be closed by the goal. */
public final class ClusterAccess implements AutoCloseable {

    private final ClusterConnection connection;
    private final Cluster cluster;

    private ClusterAccess(ClusterConnection connection, Cluster cluster) {
        this.connection = connection;
        this.cluster = cluster;
    }

    public static ClusterAccess open(Stages stages, ClusterSpec spec) {
        ClusterHost host = ClusterHost.of(
                Environment.variables(),
                stages.context().environment().home(),
                stages.plan().project().baseDirectory());
        ClusterConnection connection =
                new ClusterConnector(host, new SystemCommandRunner(), Clock.systemUTC()).connect(spec);
        RetryingApi api = new RetryingApi(connection.api(), Time.system(), Clock.systemUTC(), stages.log());
        return new ClusterAccess(connection, new Cluster(api, connection.identity(), connection.namespace()));
    }

    /** Does something with the cluster, where the module has one; without {@code <kubernetes>} says so and does nothing. */
    static void ifConfigured(Stages stages, BiConsumer<KubernetesPlan, Cluster> action) {
        if (stages.plan().kubernetes().isEmpty()) {
            stages.log().done("nothing to do: there is no <kubernetes>");
            return;
        }
        KubernetesPlan plan = stages.plan().kubernetes().get();
        if (stages.plan().offline()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "Maven works offline (-o): the cluster was not talked to",
                    "run it without -o");
        }
        try (ClusterAccess access = open(stages, plan.cluster())) {
            action.accept(plan, access.cluster());
        }
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        connection.close();
    }
}
