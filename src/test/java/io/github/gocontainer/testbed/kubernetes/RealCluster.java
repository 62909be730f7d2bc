package io.github.gocontainer.testbed.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.StartedProcesses;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The real Kubernetes of a build, in namespaces of its own, from which nothing leads to the outside but what is asked for
 * here. The first one who asks starts it, in six seconds; it ends with the test bed, and with Maven in any case.
 *
 * <p>Where the machine lacks something for a node, it is the control plane alone, whose pods stay pending.
 */
public final class RealCluster {

    /** The only context of each kubeconfig. */
    public static final String CONTEXT = "real";

    private static final String NODE_ADDRESS = "10.252.0.1";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final Properties properties;

    private RealCluster(Path folder, Properties properties) {
        this.folder = folder;
        this.properties = properties;
    }

    /** That of the build whose tests run in this JVM. */
    public static RealCluster ofThisBuild() throws IOException {
        return of(Path.of(System.getProperty("basedir", System.getProperty("user.dir"))));
    }

    /** The same for a test that needs pods: without a node it is skipped, or fails where real parts are required. */
    public static RealCluster withPods() throws IOException {
        lacking().ifPresent(RealParts::missing);
        return ofThisBuild();
    }

    /** What this machine lacks for a node that runs pods; empty when it lacks nothing. */
    public static Optional<String> lacking() throws IOException {
        return NodeNeeds.lacking();
    }

    /** That of the build in this folder, started when it does not run: a file keeps out other JVMs, but not threads. */
    public static synchronized RealCluster of(Path project) throws IOException {
        Path folder = Files.createDirectories(folder(project)).toRealPath();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path file = folder.resolve("cluster.properties");
            Properties properties = new Properties();
            if (lock.isValid() && Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    properties.load(in);
                }
            } else {
                new ClusterStart(folder, Bed.of(project)).start(properties);
                try (OutputStream out = Files.newOutputStream(file)) {
                    properties.store(out, null);
                }
            }
            return new RealCluster(folder, properties);
        }
    }

    /** Ends that of the build in this folder, when one runs. */
    public static void stop(Path project) throws IOException {
        Path folder = folder(project);
        processes(folder).stop();
        Files.deleteIfExists(folder.resolve("cluster.properties"));
    }

    private static Path folder(Path project) {
        return project.resolve("target/testbed/kubernetes");
    }

    private static StartedProcesses processes(Path folder) {
        return new StartedProcesses(folder.resolve("processes"));
    }

    /** Starts the programs of a cluster. */
    private record ClusterStart(Path folder, Bed bed) {

        void start(Properties properties) throws IOException {
            KubernetesTools tools = new KubernetesTools(new ToolCache(ToolCache.cache(), bed.go()));
            Optional<String> lacking = lacking();
            lacking.ifPresent(reason -> System.out.println("Kubernetes without a node: " + reason));
            Path run = folder.resolve("run");
            Folders.delete(run);
            Files.createDirectories(run);
            Path script = Files.writeString(folder.resolve("cluster.sh"), KubernetesTools.resource("cluster.sh"));
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ports.add(freePort());
            }
            Path nodekit = tools.nodekit();
            Map<String, String> variables = new TreeMap<>(Map.of(
                    "RUN", run.toString(),
                    "KUBEALL", tools.kubeall().toString(),
                    "NODEKIT", nodekit.toString(),
                    "PORTS",
                            String.join(" ", ports.stream().map(String::valueOf).toList())));
            List<String> command =
                    new ArrayList<>(List.of(nodekit.toString(), "supervise", "-parent", Long.toString(bed.maven())));
            if (lacking.isEmpty()) {
                String group = "gocontainer-" + ports.get(0);
                Path image = folder.resolve("pause.tar");
                Programs.run(folder, nodekit.toString(), "image", "localhost/pause:1", image.toString())
                        .orFail();
                variables.putAll(Map.of(
                        "ISOLATED",
                        "yes",
                        "DEBIAN",
                        tools.debian().toString(),
                        "CONTROL_GROUP",
                        group,
                        "PAUSE_IMAGE",
                        image.toString()));
                String api = "127.0.0.1:" + ports.get(0);
                command.addAll(List.of("-isolated", "-cgroup", group, "-forward", api + "=" + api));
                for (String registry : List.of("plain", "password")) {
                    String address = bed.registry(registry).replace("localhost", "127.0.0.1");
                    command.addAll(List.of("-reverse", address + "=" + address));
                }
            }
            command.addAll(List.of("bash", script.toString()));
            Process supervisor = launch(command, variables, run);
            properties.setProperty("nodekit", nodekit.toString());
            properties.setProperty("kubeall", variables.get("KUBEALL"));
            properties.setProperty("node", String.valueOf(lacking.isEmpty()));
            properties.setProperty("supervisor", Long.toString(supervisor.pid()));
            properties.setProperty("port", Integer.toString(ports.get(0)));
        }

        private Process launch(List<String> command, Map<String, String> variables, Path run) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(run.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(run.resolve("cluster.log").toFile());
            builder.environment().putAll(variables);
            long start = System.nanoTime();
            Process supervisor = builder.start();
            processes(folder).write(List.of(supervisor));
            while (!Files.exists(run.resolve("up"))) {
                if (!supervisor.isAlive() || System.nanoTime() - start > START.toNanos()) {
                    supervisor.destroy();
                    throw new IOException("Kubernetes did not start:\n" + Files.readString(run.resolve("cluster.log")));
                }
                pause();
            }
            System.out.println("Kubernetes " + KubernetesTools.VERSION + " is ready after "
                    + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
            return supervisor;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether pods are run. */
    public boolean hasNode() {
        return Boolean.parseBoolean(properties.getProperty("node"));
    }

    /** Of somebody who may do everything, with a token. */
    public Path kubeconfig() {
        return kubeconfig("operator");
    }

    /**
     * Of {@code operator} (everything, token), {@code admin} (everything, client certificate with a key on an elliptic
     * curve) or {@code limited} (what RBAC gives him, token).
     */
    public Path kubeconfig(String user) {
        return folder.resolve("run").resolve(user + ".kubeconfig");
    }

    /** Address of the API server. */
    public String server() {
        return "https://127.0.0.1:" + properties.getProperty("port");
    }

    /** The judge: what kubectl prints; fails when it fails. */
    public String kubectl(String... arguments) throws IOException {
        return tryKubectl(arguments).orFail().output();
    }

    /** What kubectl leaves, whether it succeeds or not. */
    public Programs.Outcome tryKubectl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                properties.getProperty("kubeall"),
                "kubectl",
                "--kubeconfig",
                kubeconfig().toString()));
        command.addAll(List.of(arguments));
        return Programs.run(LIMIT, System.getenv(), folder, command.toArray(String[]::new));
    }

    /** An object as the server has it. */
    public JsonNode object(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("get", "-o", "json"));
        command.addAll(List.of(arguments));
        return Json.parse(kubectl(command.toArray(String[]::new)).getBytes(StandardCharsets.UTF_8));
    }

    /** Applies documents in YAML. */
    public void apply(String yaml) throws IOException {
        Path file = Files.createTempFile(folder, "apply", ".yaml");
        Files.writeString(file, yaml);
        kubectl("apply", "-f", file.toString());
        Files.delete(file);
    }

    /** A port of this machine that leads to a port of the node, a NodePort for example. */
    public int forwardToNode(int port) throws IOException {
        int here = freePort();
        forward(List.of("127.0.0.1:" + here + "=" + NODE_ADDRESS + ":" + port));
        return here;
    }

    /** Lets the node reach a port of this machine's loopback under the same address, that of a registry for example. */
    public void reach(int port) throws IOException {
        forward(List.of("-reverse", "127.0.0.1:" + port + "=127.0.0.1:" + port));
    }

    private void forward(List<String> arguments) throws IOException {
        Path log = Files.createTempFile(folder, "forward", ".log");
        List<String> command = new ArrayList<>(List.of(
                properties.getProperty("nodekit"),
                "forward",
                "-namespace",
                Files.readString(folder.resolve("run/pid")).strip(),
                "-parent",
                properties.getProperty("supervisor")));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log).contains("ready")) {
            if (!process.isAlive()) {
                throw new IOException("no way to the node: " + Files.readString(log));
            }
            pause();
        }
    }
}
