package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.KubernetesApi;
import io.github.gocontainer.cluster.RetryingApi;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.cluster.manifests.Applications;
import io.github.gocontainer.cluster.manifests.Manifest;
import io.github.gocontainer.cluster.manifests.ManifestRenderer;
import io.github.gocontainer.cluster.manifests.ManifestSpec;
import io.github.gocontainer.cluster.manifests.RolledImage;
import io.github.gocontainer.cluster.manifests.Variables;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.RolloutReports;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A namespace of the real cluster, and the manifests of the application web that are applied to it. */
final class Ground implements AutoCloseable {

    private final RealCluster real;
    private final String namespace;
    private final RecordingLog log = new RecordingLog();
    private final ClusterConnection connection;
    private UnaryOperator<KubernetesApi> wrapping = api -> api;
    private int replicas = 1;
    private Duration timeout = Duration.ofMinutes(3);

    Ground(RealCluster real, String namespace) {
        this(real, namespace, "operator");
    }

    Ground(RealCluster real, String namespace, String user) {
        this.real = real;
        this.namespace = namespace;
        Path here = Path.of("").toAbsolutePath();
        this.connection = new ClusterConnector(
                        ClusterHost.of(Map.of(), here, here), new SystemCommandRunner(), Clock.systemUTC())
                .connect(new ClusterSpec(
                        Optional.of(RealCluster.CONTEXT), Optional.of(namespace), Optional.of(real.kubeconfig(user))));
    }

    Ground replicas(int number) {
        replicas = number;
        return this;
    }

    Ground within(Duration limit) {
        timeout = limit;
        return this;
    }

    /** Lets requests go another way. */
    Ground through(UnaryOperator<KubernetesApi> other) {
        wrapping = other;
        return this;
    }

    RecordingLog log() {
        return log;
    }

    Cluster cluster() {
        return new Cluster(
                new RetryingApi(wrapping.apply(connection.api()), Time.system(), Clock.systemUTC(), log),
                connection.identity(),
                connection.namespace());
    }

    /** With a Namespace of the level restricted, and fragments of the user. */
    List<Manifest> manifests(String image, String fragments) {
        String[] parts = image.split("@");
        TreeMap<String, String> files = new TreeMap<>(Map.of("kubernetes/fragments.yaml", fragments));
        return new ManifestRenderer(
                        new ManifestSpec(
                                Applications.quick(namespace, true, replicas),
                                Path.of("kubernetes"),
                                Optional.of(true)),
                        new RolledImage(parts[0], parts[1], "example.org/web"),
                        new Variables(List.of()))
                .render(files);
    }

    ManifestApply apply() {
        return new ManifestApply(cluster(), Time.system(), log);
    }

    RolloutReport deploy(String image, String fragments) {
        return deployAll(image, fragments).deciding();
    }

    RolloutReports deployAll(String image, String fragments) {
        return rollout().run(apply().changes(manifests(image, fragments), image), Optional.empty());
    }

    private Rollout rollout() {
        return new Rollout(cluster(), new RolloutSpec(timeout, true), Time.system(), Interruptions.none(), log);
    }

    RolloutReport rollOut(Change change) {
        return rollout().run(change, Optional.empty());
    }

    String kubectl(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-n", namespace));
        all.addAll(List.of(arguments));
        return real.kubectl(all.toArray(String[]::new));
    }

    JsonNode object(String name) throws IOException {
        return real.object(name, "-n", namespace, "--show-managed-fields");
    }

    boolean has(String name) throws IOException {
        return real.tryKubectl("-n", namespace, "get", name, "--ignore-not-found")
                .output()
                .contains(name.split("/")[1]);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        real.tryKubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }
}
