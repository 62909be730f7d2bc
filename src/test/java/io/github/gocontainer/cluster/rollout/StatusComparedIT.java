package io.github.gocontainer.cluster.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.ScriptedApi;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our decisions beside those of {@code kubectl rollout status}: every state that workloads went through in good, bad and
 * undone rollouts is recorded from the real cluster and then shown to kubectl again.
 */
class StatusComparedIT {

    private static final String NAMESPACE = "compared";

    /** It ends its watch itself; a watch that ended within a second would have it complain. */
    private static final Duration LONGER_THAN_KUBECTL = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private RealCluster real;

    @FaultCase({"G1", "G2"})
    @Test
    void everyStateIsDecidedAsKubectlDecidesIt() throws Exception {
        real = RealCluster.withPods();
        WebImages images = new WebImages(Bed.of(Path.of(System.getProperty("basedir"))), folder);
        String one = images.push("one");
        String unready = images.push("unready");
        real.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + NAMESPACE + "}}");
        Set<String> decisions = new TreeSet<>();
        // Side by side, because most of it is waiting for pods.
        List<Callable<Set<String>>> types = Stream.of(
                        ResourceType.DEPLOYMENT, ResourceType.STATEFUL_SET, ResourceType.DAEMON_SET)
                .<Callable<Set<String>>>map(type -> () -> recordAndCompare(type, one, unready))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(types.size());
        try {
            for (Future<Set<String>> found : threads.invokeAll(types)) {
                decisions.addAll(found.get());
            }
        } finally {
            threads.shutdownNow();
        }
        real.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
        System.out.println(String.join("\n", decisions));
        assertTrue(decisions.stream().anyMatch(text -> text.contains("spec update to be observed")));
        assertTrue(decisions.stream().anyMatch(text -> text.contains("out of 2 new replicas have been updated")));
        assertTrue(decisions.stream().anyMatch(text -> text.contains("old replicas are pending termination")));
        assertTrue(decisions.stream().anyMatch(text -> text.contains("exceeded its progress deadline")));
        assertTrue(decisions.stream().anyMatch(text -> text.contains("successfully rolled out")));
    }

    private Set<String> recordAndCompare(ResourceType type, String good, String bad) throws Exception {
        long start = System.nanoTime();
        List<JsonNode> states = record(type, good, bad);
        assertTrue(states.size() > 5, () -> type + " went through " + states.size() + " states");
        long recorded = System.nanoTime();
        Set<String> decisions = compare(type, states);
        System.out.println(type.kind() + ": " + states.size() + " states in "
                + TimeUnit.NANOSECONDS.toSeconds(recorded - start) + " s, compared in "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - recorded) + " s");
        return decisions;
    }

    /** A good rollout, a bad one and the way back; each state that the workload was in. */
    private List<JsonNode> record(ResourceType type, String good, String bad) throws Exception {
        String kind = type.kind().toLowerCase(java.util.Locale.ROOT);
        try (Recorder recorder = new Recorder(real, ResourceName.of(type, NAMESPACE, "web"))) {
            real.apply("""
                    {apiVersion: apps/v1, kind: %s, metadata: {name: web, namespace: %s}, spec: {%s
                      selector: {matchLabels: {app: %s}},
                      template: {metadata: {labels: {app: %s}}, spec: {terminationGracePeriodSeconds: 5, containers: [
                        {name: web, image: "%s", imagePullPolicy: IfNotPresent,
                         readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1}}]}}}}
                    """.formatted(type.kind(), NAMESPACE, more(type), kind, kind, good));
            recorder.start();
            wait(kind);
            real.kubectl("-n", NAMESPACE, "set", "env", kind + "/web", "A=b");
            wait(kind);
            real.kubectl("-n", NAMESPACE, "set", "image", kind + "/web", "web=" + bad);
            // Fails at the deadline of a Deployment; the others only take long.
            real.tryKubectl("-n", NAMESPACE, "rollout", "status", kind + "/web", "--timeout=12s");
            real.kubectl("-n", NAMESPACE, "rollout", "undo", kind + "/web");
            if (type.equals(ResourceType.STATEFUL_SET)) {
                real.kubectl("-n", NAMESPACE, "delete", "pod", "web-1", "--wait=false");
            }
            wait(kind);
            List<JsonNode> states = recorder.states();
            real.kubectl("-n", NAMESPACE, "delete", kind, "web", "--wait=false");
            return states;
        }
    }

    private void wait(String kind) throws IOException {
        real.kubectl("-n", NAMESPACE, "rollout", "status", kind + "/web", "--timeout=120s");
    }

    private static String more(ResourceType type) {
        if (type.equals(ResourceType.DEPLOYMENT)) {
            return "replicas: 2, progressDeadlineSeconds: 6, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},";
        }
        return type.equals(ResourceType.STATEFUL_SET) ? "replicas: 2, serviceName: web," : "";
    }

    /** Shows each state to kubectl; returns what both said. */
    private Set<String> compare(ResourceType type, List<JsonNode> states) throws IOException {
        Set<String> decisions = new TreeSet<>();
        String path = type.path(java.util.Optional.of(NAMESPACE));
        // All that kubectl needs to know about the types of the API.
        Map<String, String> discovery = Map.of(
                "/api",
                "{\"kind\":\"APIVersions\",\"versions\":[]}",
                "/apis",
                "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[{\"name\":\"apps\",\"versions\":[{"
                        + "\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}],\"preferredVersion\":{"
                        + "\"groupVersion\":\"apps/v1\",\"version\":\"v1\"}}]}",
                "/apis/apps/v1",
                real.kubectl("get", "--raw", "/apis/apps/v1"));
        try (ScriptedApi api = ScriptedApi.start(request -> Answer.failure(404, "NotFound", "not yet"))) {
            Path kubeconfig = api.kubeconfig(Files.createDirectories(folder.resolve(type.kind())), "token: none");
            for (JsonNode state : states) {
                String document = new String(Json.compact(state), StandardCharsets.UTF_8);
                api.answer(request -> {
                    if (request.path().equals(path + "/web")) {
                        return Answer.json(200, document);
                    } else if (request.path().equals(path) && request.query().contains("watch=true")) {
                        return request.query().contains("sendInitialEvents=true")
                                ? Answer.failure(422, "Invalid", "no streaming lists here")
                                : Answer.silent(LONGER_THAN_KUBECTL);
                    } else if (request.path().equals(path)) {
                        return Answer.json(
                                200,
                                "{\"kind\":\"" + type.kind() + "List\",\"apiVersion\":\"apps/v1\",\"metadata\":"
                                        + "{\"resourceVersion\":\"1\"},\"items\":[" + document + "]}");
                    }
                    return discovery.containsKey(request.path())
                            ? Answer.json(200, discovery.get(request.path()))
                            : Answer.failure(404, "NotFound", "unknown here");
                });
                RolloutStatus ours = StatusRules.of(new Workload(ResourceName.of(type, NAMESPACE, "web"), state));
                Programs.Outcome theirs = real.tryKubectl(
                        "--kubeconfig=" + kubeconfig,
                        "--context=scripted",
                        "-n",
                        NAMESPACE,
                        "rollout",
                        "status",
                        type.kind().toLowerCase(java.util.Locale.ROOT) + "/web",
                        "--watch=false");
                String expected = ours instanceof RolloutStatus.Failed ? "error: " + ours.sentence() : ours.sentence();
                assertEquals(theirs.output().strip(), expected, () -> document);
                assertEquals(theirs.exit() != 0, ours instanceof RolloutStatus.Failed, () -> document);
                decisions.add(ours.getClass().getSimpleName() + ": " + ours.sentence());
            }
        }
        return decisions;
    }

    /** Looks at an object all the time and keeps every state that is new. */
    private static final class Recorder implements AutoCloseable {

        private final ClusterConnection connection;
        private final String path;
        private final Map<String, JsonNode> states = new LinkedHashMap<>();
        private final Thread thread;
        private volatile boolean ended;

        Recorder(RealCluster real, ResourceName object) {
            Path here = Path.of("").toAbsolutePath();
            this.connection = new ClusterConnector(
                            ClusterHost.of(Map.of(), here, here), new SystemCommandRunner(), Clock.systemUTC())
                    .connect(new ClusterSpec(
                            Optional.of(RealCluster.CONTEXT), object.namespace(), Optional.of(real.kubeconfig())));
            this.path = object.path();
            this.thread = new Thread(this::run, "recorder");
        }

        void start() {
            thread.start();
        }

        private void run() {
            while (!ended) {
                ApiReply reply = connection.api().send(ApiRequest.get(path));
                if (reply.succeeded()) {
                    JsonNode state = reply.json();
                    ((ObjectNode) state.path("metadata")).remove("managedFields");
                    // What the decisions depend on; the same once more would only be asked once more.
                    String key = state.path("metadata").path("generation") + " "
                            + state.path("spec").path("replicas") + " " + counts(state.path("status"));
                    states.putIfAbsent(key, state);
                }
                pause();
            }
        }

        private static String counts(JsonNode status) {
            ObjectNode copy = status.deepCopy();
            copy.remove("conditions");
            return copy + " "
                    + Workload.condition(Json.object().set("status", status), "Progressing")
                            .path("reason");
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Ends it; those that it has seen, in their order. */
        List<JsonNode> states() throws InterruptedException {
            ended = true;
            thread.join();
            return List.copyOf(states.values());
        }

        @Override
        public void close() {
            ended = true;
            connection.close();
        }
    }
}
