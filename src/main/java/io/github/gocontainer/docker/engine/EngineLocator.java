package io.github.gocontainer.docker.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the engine as the docker command does: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the current context of
 * {@code config.json}, else the first socket that is there, Podman's among them.
 *
 * @param home this user's home folder, if it is known
 */
public record EngineLocator(Map<String, String> environment, Optional<Path> home, boolean windows) {

    private static final Set<String> SCHEMES = Set.of("unix", "npipe", "tcp");
    private static final Path SYSTEM_SOCKET = Path.of("/var/run/docker.sock");
    private static final Path SYSTEM_PODMAN = Path.of("/run/podman/podman.sock");

    /** The address to try. */
    public EngineAddress locate() {
        return variable("DOCKER_HOST")
                .map(host -> new EngineAddress(uri(host, "DOCKER_HOST"), certificates(), "DOCKER_HOST"))
                .or(this::ofContext)
                .orElseGet(this::ofSocket);
    }

    private Optional<Path> certificates() {
        return variable("DOCKER_TLS_VERIFY")
                .flatMap(verify -> variable("DOCKER_CERT_PATH").map(Path::of).or(this::dockerFolder));
    }

    private Optional<EngineAddress> ofContext() {
        return variable("DOCKER_CONTEXT")
                .or(this::currentContext)
                .filter(name -> !name.equals("default"))
                .map(this::context);
    }

    private Optional<String> currentContext() {
        return dockerFolder()
                .map(folder -> folder.resolve("config.json"))
                .filter(Files::isRegularFile)
                .map(file -> read(file).path("currentContext").asText(""))
                .filter(name -> !name.isEmpty());
    }

    /** Docker keeps each context in a folder named by the hash of its name. */
    private EngineAddress context(String name) {
        Path contexts = dockerFolder().orElseThrow().resolve("contexts");
        String folder = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        Path file = contexts.resolve("meta").resolve(folder).resolve("meta.json");
        if (!Files.isRegularFile(file)) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "there is no Docker context " + name + " in " + contexts,
                    "choose another with: docker context use, or set DOCKER_HOST");
        }
        String host = read(file).path("Endpoints").path("docker").path("Host").asText("");
        Path tls = contexts.resolve("tls").resolve(folder).resolve("docker");
        return new EngineAddress(
                uri(host, "the Docker context " + name),
                Optional.of(tls).filter(Files::isDirectory),
                "the Docker context " + name);
    }

    private EngineAddress ofSocket() {
        if (windows) {
            return new EngineAddress(
                    URI.create("npipe:////./pipe/docker_engine"), Optional.empty(), "the default of Windows");
        }
        List<Path> sockets = new ArrayList<>(List.of(SYSTEM_SOCKET));
        Optional<Path> runtime = variable("XDG_RUNTIME_DIR").map(Path::of);
        runtime.ifPresent(folder -> sockets.add(folder.resolve("docker.sock")));
        home.ifPresent(folder -> sockets.add(folder.resolve(".docker/run/docker.sock")));
        runtime.ifPresent(folder -> sockets.add(folder.resolve("podman/podman.sock")));
        sockets.add(SYSTEM_PODMAN);
        Path socket = sockets.stream().filter(Files::exists).findFirst().orElse(SYSTEM_SOCKET);
        return new EngineAddress(URI.create("unix://" + socket), Optional.empty(), "the default socket");
    }

    private Optional<Path> dockerFolder() {
        return variable("DOCKER_CONFIG").map(Path::of).or(() -> home.map(folder -> folder.resolve(".docker")));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static JsonNode read(Path file) {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    file + " cannot be read: " + e.getMessage(),
                    "mend the file, or set DOCKER_HOST",
                    e);
        }
    }

    private static URI uri(String text, String origin) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Rejected below.
        }
        throw new BuildFailure(
                FailureCode.CONFIGURATION,
                origin + " names the engine '" + text
                        + "': expected unix:///path, npipe:////./pipe/name or tcp://host:port",
                "for an engine behind SSH, forward its socket: ssh -L /tmp/docker.sock:/var/run/docker.sock host, and set"
                        + " DOCKER_HOST=unix:///tmp/docker.sock");
    }
}
