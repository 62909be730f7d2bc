package io.github.gocontainer.testbed.docker;

import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.StartedProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The real Docker engine of a build, with its own files, socket, containerd and bridge; the engine of this machine's, if
 * there is one, is not touched. The first one who asks starts it; it ends with the test bed, and with Maven in any case.
 */
public final class RealDocker {

    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> PROGRAMS = List.of("dockerd", "containerd", "docker", "ip", "sh", "umount");

    private final Path run;

    private RealDocker(Path run) {
        this.run = run;
    }

    /** That of the build whose tests run in this JVM; without one the test is skipped, or fails where it is required. */
    public static RealDocker ofThisBuild() throws IOException {
        lacking().ifPresent(RealParts::missing);
        return of(Path.of(System.getProperty("basedir", System.getProperty("user.dir"))));
    }

    /** What this machine lacks for an engine; empty when it lacks nothing. */
    public static Optional<String> lacking() throws IOException {
        for (String program : PROGRAMS) {
            if (RealParts.find(program).isEmpty()) {
                return Optional.of("a Docker engine of the tests' own needs the program " + program);
            }
        }
        boolean isRoot = Programs.run(Path.of("/"), "id", "-u").output().strip().equals("0");
        return isRoot ? Optional.empty() : Optional.of("a Docker engine of the tests' own needs root");
    }

    /** That of the build in this folder, started when it does not run. */
    public static RealDocker of(Path project) throws IOException {
        Path folder = Files.createDirectories(folder(project)).toRealPath();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path file = folder.resolve("docker.properties");
            Properties properties = new Properties();
            if (lock.isValid() && Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    properties.load(in);
                }
                RealDocker running = new RealDocker(Path.of(properties.getProperty("run")));
                if (running.answers()) {
                    return running;
                }
                stop(project);
            }
            Path run = start(folder, parent(project)).toAbsolutePath();
            properties.setProperty("run", run.toString());
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            return new RealDocker(run);
        }
    }

    /** One that belongs to a single test, which may break it. */
    public static RealDocker alone(Path folder) throws IOException {
        lacking().ifPresent(RealParts::missing);
        return new RealDocker(start(folder, ProcessHandle.current().pid()));
    }

    /** Ends that of the build in this folder, when one runs. */
    public static void stop(Path project) throws IOException {
        Path folder = folder(project);
        new StartedProcesses(folder.resolve("processes")).stop();
        Path file = folder.resolve("docker.properties");
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            }
            remove(Path.of(properties.getProperty("run")));
            Files.delete(file);
        }
        remove(folder.resolve("data"));
    }

    /** The engine mounts its own folders, and one that was killed leaves them so. */
    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            unmount(folder);
            Folders.delete(folder);
        }
    }

    private static Path folder(Path project) {
        return project.resolve("target/testbed/docker");
    }

    /** With what it is to end: Maven where a test bed runs, else this JVM. */
    private static long parent(Path project) {
        try {
            long maven = Bed.of(project).maven();
            return ProcessHandle.of(maven).isPresent()
                    ? maven
                    : ProcessHandle.current().pid();
        } catch (IOException noTestBed) {
            return ProcessHandle.current().pid();
        }
    }

    /** The folder of the socket has a short name, because sockets must have. */
    private static Path start(Path folder, long parent) throws IOException {
        int number = freePort();
        String network = "10." + (100 + number % 100) + "." + number / 100 % 64;
        Path run = Files.createTempDirectory("gcd");
        Path data = Files.createDirectories(folder.resolve("data"));
        Path script = folder.resolve("engine.sh");
        try (InputStream in = RealDocker.class.getResourceAsStream("engine.sh")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(
                "sh",
                script.toString(),
                Long.toString(parent),
                "gcd" + number,
                network + ".1/24",
                "dockerd",
                "--host=unix://" + run.resolve("docker.sock"),
                "--data-root=" + data,
                "--exec-root=" + run.resolve("exec"),
                "--pidfile=" + run.resolve("pid"),
                "--bridge=gcd" + number,
                "--default-address-pool=base=10." + (100 + number % 100) + ".128.0/17,size=24",
                "--iptables=false",
                "--ip-forward=false",
                "--shutdown-timeout=2"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(run.resolve("log").toFile())
                .start();
        new StartedProcesses(folder.resolve("processes")).write(List.of(process));
        new RealDocker(run).await(process);
        return run;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Process process) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (answers()) {
                return;
            }
            pause();
        }
        process.destroy();
        throw new IOException("dockerd did not start:\n" + Files.readString(run.resolve("log")));
    }

    private boolean answers() throws IOException {
        return Files.exists(run.resolve("docker.sock")) && docker("version").exit() == 0;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For {@code DOCKER_HOST}. */
    public String host() {
        return "unix://" + run.resolve("docker.sock");
    }

    /** The socket of its containerd. */
    public Path containerd() {
        return run.resolve("exec/containerd/containerd.sock");
    }

    /** The process of the engine itself. */
    public long process() throws IOException {
        return Long.parseLong(Files.readString(run.resolve("pid")).strip());
    }

    /** What the docker command says; it is the judge of what the product did. */
    public Programs.Outcome docker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker", "--host", host()));
        command.addAll(List.of(arguments));
        return Programs.run(Path.of("/"), command.toArray(String[]::new));
    }

    /** Everything that smoke tests left in it: containers, networks and images without a name. */
    public List<String> leftovers() throws IOException {
        List<String> left = new ArrayList<>();
        left.addAll(lines("ps", "--all", "--quiet", "--filter", "label=io.github.gocontainer.smoke-test"));
        left.addAll(lines("network", "ls", "--quiet", "--filter", "label=io.github.gocontainer.smoke-test"));
        left.addAll(lines("images", "--quiet", "--filter", "dangling=true"));
        left.addAll(lines("volume", "ls", "--quiet"));
        return left;
    }

    private List<String> lines(String... arguments) throws IOException {
        return docker(arguments).orFail().output().lines().toList();
    }

    /** Removes what is left of one that was alone in this folder and was killed. */
    public void clear(Path folder) throws IOException {
        unmount(folder);
        remove(run);
    }

    private static void unmount(Path folder) throws IOException {
        for (String mount : Files.readAllLines(Path.of("/proc/mounts"))) {
            String place = mount.split(" ")[1];
            if (place.startsWith(folder.toRealPath().toString())) {
                Programs.run(Path.of("/"), "umount", "--lazy", place);
            }
        }
    }
}
