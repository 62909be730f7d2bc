package io.github.gocontainer.cluster.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.RetryingApi;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import io.github.gocontainer.cluster.rollout.RunningImage;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A namespace of the real cluster with a workload in it, and rollouts of that workload. */
final class Stage implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final RealCluster real;
    private final String namespace;
    private final RecordingLog log = new RecordingLog();
    private final ClusterConnection connection;
    private Duration timeout = TIMEOUT;

    Stage(RealCluster real, String namespace, String labels) throws IOException {
        this.real = real;
        this.namespace = namespace;
        real.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + ", labels: {" + labels + "}}}");
        Path here = Path.of("").toAbsolutePath();
        this.connection = new ClusterConnector(
                        ClusterHost.of(Map.of(), here, here), new SystemCommandRunner(), Clock.systemUTC())
                .connect(new ClusterSpec(
                        Optional.of(RealCluster.CONTEXT), Optional.of(namespace), Optional.of(real.kubeconfig())));
    }

    Stage within(Duration limit) {
        timeout = limit;
        return this;
    }

    RecordingLog log() {
        return log;
    }

    Cluster cluster() {
        return new Cluster(
                new RetryingApi(connection.api(), Time.system(), Clock.systemUTC(), log),
                connection.identity(),
                connection.namespace());
    }

    /** A workload called web with one container of the same name. */
    void workload(String kind, String image, int replicas, String moreOfSpec, String moreOfContainer)
            throws IOException {
        String spec = kind.equals("DaemonSet") ? "" : "replicas: " + replicas + ", ";
        String service = kind.equals("StatefulSet") ? "serviceName: web, " : "";
        real.apply("""
                {apiVersion: apps/v1, kind: %s, metadata: {name: web, namespace: %s}, spec: {%s%s%s
                  selector: {matchLabels: {app: web}},
                  template: {metadata: {labels: {app: web}}, spec: {terminationGracePeriodSeconds: 10, containers: [
                    {name: web, image: "%s", imagePullPolicy: IfNotPresent, %s
                     readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1, failureThreshold: 1}}]}}}}
                """.formatted(kind, namespace, spec, service, moreOfSpec, image, moreOfContainer));
        kubectl("rollout", "status", kind.toLowerCase(java.util.Locale.ROOT) + "/web", "--timeout=150s");
    }

    void deployment(String image, int replicas) throws IOException {
        workload("Deployment", image, replicas, "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},", "");
    }

    /** A Service of type NodePort for the workload; returns the port of this machine that leads to it. */
    int service() throws IOException {
        real.apply("{apiVersion: v1, kind: Service, metadata: {name: web, namespace: " + namespace
                + "}, spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}}");
        return real.forwardToNode(real.object("service/web", "-n", namespace)
                .path("spec")
                .path("ports")
                .path(0)
                .path("nodePort")
                .asInt());
    }

    String kubectl(String... arguments) throws IOException {
        java.util.List<String> all = new java.util.ArrayList<>(List.of("-n", namespace));
        all.addAll(List.of(arguments));
        return real.kubectl(all.toArray(String[]::new));
    }

    /** Another Deployment whose ReplicaSets have the labels of the workload as well. */
    void foreignReplicaSet() throws IOException {
        real.apply("""
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: other, namespace: %s},
                  spec: {replicas: 0, selector: {matchLabels: {app: web, own: "yes"}},
                  template: {metadata: {labels: {app: web, own: "yes"}}, spec: {containers: [{name: web, image: x}]}}}}
                """.formatted(namespace));
        kubectl("rollout", "status", "deployment/other");
    }

    /** Overwrites the number of one revision of the Deployment with a text. */
    void revision(int number, String text) throws IOException {
        String annotation = "deployment.kubernetes.io/revision";
        for (JsonNode set : real.object("replicasets", "-n", namespace).path("items")) {
            if (set.path("metadata")
                    .path("annotations")
                    .path(annotation)
                    .asText()
                    .equals(String.valueOf(number))) {
                kubectl(
                        "annotate",
                        "replicaset/" + set.path("metadata").path("name").asText(),
                        annotation + "=" + text,
                        "--overwrite");
                return;
            }
        }
        throw new IOException("there is no revision " + number);
    }

    JsonNode object(String name) throws IOException {
        return real.object(name, "-n", namespace);
    }

    Workload read(ResourceType type) throws IOException {
        return new Workload(cluster().named(type, "web"), object(type.word() + "/web"));
    }

    Change image(ResourceType type, String image) {
        return new ImageChange(cluster(), new PatchSpec(type, "web", Optional.empty(), List.of()), image);
    }

    RolloutReport rollOut(ResourceType type, String image) {
        return run(image(type, image), Optional.of(new RunningImage(image, Set.of(image.replaceAll(".*@", "")))));
    }

    RolloutReport rollOut(String image) {
        return rollOut(ResourceType.DEPLOYMENT, image);
    }

    RolloutReport run(Change change, Optional<RunningImage> image) {
        return new Rollout(cluster(), new RolloutSpec(timeout, true), Time.system(), Interruptions.none(), log)
                .run(change, image);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        real.kubectl("delete", "namespace", namespace, "--wait=false");
    }
}
