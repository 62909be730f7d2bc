package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import io.github.gocontainer.docker.smoke.Dependency;
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
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Starts images in containers of an engine, with names, a label and a network of the test's own. */
public final class ContainerRuntime implements ServiceRuntime {

    private static final String PREFIX = "gocontainer-smoke-test-";
    private static final String WRONG_FORMAT = "exec format error";

    private final Engine engine;
    private final EngineImages images;
    private final PlatformManifest image;
    private final Function<ImageReference, Optional<EngineLogin>> logins;
    private final BuildLog log;
    private final String test = UUID.randomUUID().toString().substring(0, 13);

    /** @param logins of registries that dependencies are pulled from */
    public ContainerRuntime(
            Engine engine,
            PlatformManifest image,
            Function<ImageReference, Optional<EngineLogin>> logins,
            BuildLog log) {
        this.engine = engine;
        this.images = new EngineImages(engine);
        this.image = image;
        this.logins = logins;
        this.log = log;
    }

    @Override
    public PlatformManifest image() {
        return image;
    }

    @Override
    public Platform host() {
        return engine.platform();
    }

    @Override
    public Service start(SmokeTestSpec spec, DependencyWait waiting) {
        Leftovers leftovers = new Leftovers(engine, test, log);
        boolean started = false;
        try {
            String imageId = load(leftovers);
            Optional<String> network =
                    spec.dependencies().isEmpty() ? Optional.empty() : Optional.of(network(leftovers));
            SortedMap<String, SortedMap<Integer, Endpoint>> dependencies = new TreeMap<>();
            for (Dependency dependency : spec.dependencies()) {
                Service running = dependency(dependency, network, leftovers);
                waiting.until(dependency, running);
                dependencies.put(dependency.name(), running.endpoints());
            }
            Service service = service(spec, imageId, network, dependencies, leftovers);
            started = true;
            return service;
        } finally {
            if (!started) {
                leftovers.close();
            }
        }
    }

    /** An image that was there before stays. */
    private String load(Leftovers leftovers) {
        Optional<String> there = images.find(image);
        if (there.isPresent()) {
            return there.get();
        }
        // Loading takes long, and what makes is not interrupted: only the removal is noted before.
        leftovers.make(
                "the image " + image.config().digest(),
                client -> images.find(image).ifPresent(images::removeQuietly),
                () -> true);
        return images.load(image, List.of());
    }

    private String network(Leftovers leftovers) {
        String name = PREFIX + test;
        return leftovers.make(
                "the network " + name,
                client -> client.removeNetworkCmd(name).exec(),
                () -> engine.call(
                        "create a network",
                        Engine.LONG,
                        client -> client.createNetworkCmd()
                                .withName(name)
                                .withDriver("bridge")
                                .withLabels(Map.of(Leftovers.LABEL, test))
                                .exec()
                                .getId()));
    }

    private Service dependency(Dependency dependency, Optional<String> network, Leftovers leftovers) {
        String imageId = images.pull(dependency.image(), logins.apply(dependency.image()));
        ServiceLog serviceLog = new ServiceLog(ServicePorts.patterns(dependency.service()), Optional.empty());
        Collection<Integer> ports = ServicePorts.of(dependency.service().steps());
        String id = run(
                PREFIX + test + "-" + dependency.name(),
                imageId,
                dependency.service(),
                Hardening.dependency(dependency.service()),
                ports,
                network,
                List.of(dependency.name()),
                leftovers);
        return new Container(engine, id, "SIGTERM", serviceLog, new TreeMap<>(), Optional.empty());
    }

    private Service service(
            SmokeTestSpec spec,
            String imageId,
            Optional<String> network,
            SortedMap<String, SortedMap<Integer, Endpoint>> dependencies,
            Leftovers leftovers) {
        ServiceLog serviceLog =
                new ServiceLog(ServicePorts.patterns(spec.service()), Optional.<Path>of(spec.logFile()));
        String id = run(
                PREFIX + test,
                imageId,
                spec.service(),
                Hardening.service(spec.service(), spec.writableFolders()),
                ServicePorts.of(image.container(), spec.service().steps()),
                network,
                List.of(),
                leftovers);
        return new Container(
                engine,
                id,
                image.container().path("StopSignal").asText("SIGTERM"),
                serviceLog,
                dependencies,
                Optional.of(leftovers));
    }

    private String run(
            String name,
            String imageId,
            ServiceSpec spec,
            HostConfig host,
            Collection<Integer> ports,
            Optional<String> network,
            List<String> aliases,
            Leftovers leftovers) {
        network.ifPresent(host::withNetworkMode);
        host.withPortBindings(Hardening.published(ports, engine.address()));
        String id = leftovers.make(
                "the container " + name,
                client -> client.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec(),
                () -> engine.call("create the container " + name, Engine.LONG, client -> {
                    CreateContainerCmd create = client.createContainerCmd(imageId)
                            .withName(name)
                            .withLabels(Map.of(Leftovers.LABEL, test))
                            .withHostConfig(host)
                            .withExposedPorts(
                                    ports.stream().map(ExposedPort::tcp).toList())
                            .withEnv(spec.environment().entrySet().stream()
                                    .map(variable -> variable.getKey() + "=" + variable.getValue())
                                    .toList());
                    if (!spec.arguments().isEmpty()) {
                        create.withCmd(spec.arguments());
                    }
                    if (!aliases.isEmpty()) {
                        create.withAliases(aliases);
                    }
                    return create.exec().getId();
                }));
        start(name, id);
        return id;
    }

    private void start(String name, String id) {
        try {
            engine.call("start the container " + name, Engine.LONG, client -> {
                client.startContainerCmd(id).exec();
                return true;
            });
        } catch (BuildFailure e) {
            if (e.getMessage().contains(WRONG_FORMAT)) {
                throw new BuildFailure(
                        FailureCode.DOCKER,
                        e.getMessage() + ": the image is for " + image.platform() + ", and the engine runs "
                                + engine.platform(),
                        "add " + engine.platform() + " to <platforms>",
                        e);
            }
            throw e;
        }
    }
}
