package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.github.gocontainer.docker.smoke.Endpoint;
import io.github.gocontainer.docker.smoke.Exit;
import io.github.gocontainer.docker.smoke.Service;
import io.github.gocontainer.docker.smoke.ServiceLog;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service in a started container. */
final class Container implements Service {

    private final Engine engine;
    private final String id;
    private final String stopSignal;
    private final ServiceLog log;
    private final LogFollower follower;
    private final SortedMap<String, SortedMap<Integer, Endpoint>> dependencies;
    private final Optional<Leftovers> leftovers;
    private final SortedMap<Integer, Endpoint> endpoints;
    private Optional<Exit> exit = Optional.empty();

    /**
     * Follows a container that was started just now.
     *
     * @param leftovers what is removed with it; a dependency is among those of the service
     */
    Container(
            Engine engine,
            String id,
            String stopSignal,
            ServiceLog log,
            SortedMap<String, SortedMap<Integer, Endpoint>> dependencies,
            Optional<Leftovers> leftovers) {
        this.engine = engine;
        this.id = id;
        this.stopSignal = stopSignal;
        this.log = log;
        this.dependencies = dependencies;
        this.leftovers = leftovers;
        this.follower = new LogFollower(log);
        engine.client()
                .logContainerCmd(id)
                .withFollowStream(true)
                .withStdOut(true)
                .withStdErr(true)
                .exec(follower);
        this.endpoints = endpoints(inspect());
    }

    private InspectContainerResponse inspect() {
        return engine.call("inspect the container " + id, Engine.SHORT, client -> {
            try {
                return client.inspectContainerCmd(id).exec();
            } catch (NotFoundException e) {
                throw new BuildFailure(
                        FailureCode.DOCKER, "the container " + id + " was removed by somebody else during the test");
            }
        });
    }

    private SortedMap<Integer, Endpoint> endpoints(InspectContainerResponse found) {
        SortedMap<Integer, Endpoint> published = new TreeMap<>();
        Ports ports = found.getNetworkSettings().getPorts();
        if (ports != null) {
            for (Map.Entry<ExposedPort, Ports.Binding[]> port :
                    ports.getBindings().entrySet()) {
                Ports.Binding[] bindings = port.getValue();
                if (bindings != null && bindings.length > 0) {
                    published.put(
                            port.getKey().getPort(),
                            new Endpoint(
                                    engine.address().publishedHost(), Integer.parseInt(bindings[0].getHostPortSpec())));
                }
            }
        }
        return published;
    }

    @Override
    public String runtime() {
        return "in a container of " + engine.name();
    }

    @Override
    public SortedMap<Integer, Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public SortedMap<String, SortedMap<Integer, Endpoint>> dependencies() {
        return dependencies;
    }

    @Override
    public Optional<Exit> exit() {
        if (exit.isEmpty()) {
            ContainerState state = inspect().getState();
            if (!Boolean.TRUE.equals(state.getRunning())) {
                follower.drain();
                exit = Optional.of(new Exit(
                        state.getExitCodeLong() == null
                                ? -1
                                : state.getExitCodeLong().intValue(),
                        Boolean.TRUE.equals(state.getOOMKilled())));
            }
        }
        return exit;
    }

    @Override
    public ServiceLog log() {
        return log;
    }

    @Override
    public void requestStop() {
        engine.call("send " + stopSignal + " to the container " + id, Engine.SHORT, client -> {
            try {
                client.killContainerCmd(id).withSignal(stopSignal).exec();
            } catch (ConflictException endedAlready) {
                return false;
            }
            return true;
        });
    }

    @Override
    public String stopSignal() {
        return stopSignal;
    }

    @Override
    public void close() {
        try {
            leftovers.ifPresent(Leftovers::close);
        } finally {
            follower.end();
            log.close();
        }
    }
}
