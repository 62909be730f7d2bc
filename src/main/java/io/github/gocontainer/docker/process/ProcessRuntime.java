package io.github.gocontainer.docker.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.docker.smoke.DependencyWait;
import io.github.gocontainer.docker.smoke.Endpoint;
import io.github.gocontainer.docker.smoke.Service;
import io.github.gocontainer.docker.smoke.ServiceLog;
import io.github.gocontainer.docker.smoke.ServicePorts;
import io.github.gocontainer.docker.smoke.ServiceRuntime;
import io.github.gocontainer.docker.smoke.ServiceSpec;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.ProcessStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Starts an image without a container: its own files, environment and working folder, but this machine's user, network
 * and kernel limits.
 */
public final class ProcessRuntime implements ServiceRuntime {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String LOCAL = "127.0.0.1";
    private static final byte[] LOCAL_ADDRESS = {127, 0, 0, 1};

    private final PlatformManifest image;
    private final Platform host;
    private final Path folder;
    private final ProcessStarter starter;

    /** @param folder for the image's files, which are gone after the test */
    public ProcessRuntime(PlatformManifest image, Platform host, Path folder, ProcessStarter starter) {
        this.image = image;
        this.host = host;
        this.folder = folder;
        this.starter = starter;
    }

    @Override
    public PlatformManifest image() {
        return image;
    }

    @Override
    public Platform host() {
        return host;
    }

    @Override
    public Service start(SmokeTestSpec spec, DependencyWait waiting) {
        boolean started = false;
        try {
            SortedMap<Integer, Endpoint> endpoints = endpoints(spec.service());
            FileTree.delete(folder);
            Path root = folder.toAbsolutePath().normalize().resolve("root");
            new RootFileSystem(root).unpack(image);
            Command command = command(spec, root);
            ServiceLog log = new ServiceLog(ServicePorts.patterns(spec.service()), Optional.of(spec.logFile()));
            Service service = new ProcessService(starter, command, log, endpoints, folder);
            started = true;
            return service;
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the image could not be unpacked into " + folder + ": " + e.getMessage(),
                    null,
                    e);
        } finally {
            if (!started) {
                ProcessService.tidyUp(folder);
            }
        }
    }

    /** Its ports are this machine's: one that somebody else listens on would be asked in its place. */
    private SortedMap<Integer, Endpoint> endpoints(ServiceSpec service) {
        SortedMap<Integer, Endpoint> endpoints = new TreeMap<>();
        for (int port : ServicePorts.of(image.container(), service.steps())) {
            try (ServerSocket free = new ServerSocket()) {
                free.setReuseAddress(true);
                free.bind(new InetSocketAddress(InetAddress.getByAddress(LOCAL_ADDRESS), port));
            } catch (IOException e) {
                throw new BuildFailure(
                        FailureCode.SMOKE_TEST,
                        "port " + port
                                + " of this machine cannot be used by the service, which as a process has no other: "
                                + e.getMessage(),
                        "end what listens there, or let the service listen elsewhere by <smokeTest><environment>, or set"
                                + " <smokeTest><runtime>docker</runtime>, where any free port is taken",
                        e);
            }
            endpoints.put(port, new Endpoint(LOCAL, port));
        }
        return endpoints;
    }

    private Command command(SmokeTestSpec spec, Path root) throws IOException {
        JsonNode container = image.container();
        Map<String, String> environment = environment(container);
        environment.putAll(spec.service().environment());
        List<String> words = new ArrayList<>(texts(container.path("Entrypoint")));
        words.addAll(
                spec.service().arguments().isEmpty()
                        ? texts(container.path("Cmd"))
                        : spec.service().arguments());
        if (words.isEmpty()) {
            throw new BuildFailure(FailureCode.SMOKE_TEST, "the image says neither an entrypoint nor a command");
        }
        LinksInside links = new LinksInside(root);
        String workingDirectory = container.path("WorkingDir").asText("/");
        Path directory = links.resolve("the working directory", below(root, workingDirectory));
        Files.createDirectories(directory);
        words.set(0, program(words.get(0), links, directory, environment).toString());
        return Command.of("the image's entrypoint", words, environment, directory, spec.timeout());
    }

    private Path program(String name, LinksInside links, Path directory, Map<String, String> environment)
            throws IOException {
        List<Path> candidates = new ArrayList<>();
        if (name.startsWith("/")) {
            candidates.add(below(links.root(), name));
        } else if (name.contains("/")) {
            candidates.add(directory.resolve(name).normalize());
        } else {
            for (String place : environment.getOrDefault("PATH", PATH).split(":")) {
                candidates.add(below(links.root(), place).resolve(name));
            }
        }
        for (Path candidate : candidates) {
            if (candidate.startsWith(links.root())) {
                Path file = links.resolve(name, candidate);
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new BuildFailure(
                FailureCode.SMOKE_TEST,
                "the image has no program " + name + ", which its entrypoint names",
                "correct <container><entrypoint>");
    }

    private static Path below(Path root, String absolute) {
        return root.resolve(absolute.replaceFirst("^/+", "")).normalize();
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : texts(container.path("Env"))) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        environment.putIfAbsent("PATH", PATH);
        return environment;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
