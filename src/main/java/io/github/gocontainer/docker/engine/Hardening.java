package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ports;
import io.github.gocontainer.docker.smoke.ServiceSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a container may do. */
final class Hardening {

    /** The engine's own files stay small however much a service writes. */
    private static final Map<String, String> LOG_LIMITS = Map.of("max-size", "10m", "max-file", "2");

    private static final String TEMPORARY = "rw,noexec,nosuid,nodev,mode=1777";

    private Hardening() {}

    /** The service that is tested: what a strict cluster would allow, and no more. */
    static HostConfig service(ServiceSpec spec, List<String> writableFolders) {
        Map<String, String> temporary = new TreeMap<>();
        writableFolders.forEach(folder -> temporary.put(folder, TEMPORARY));
        return limited(spec)
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withTmpFs(temporary);
    }

    /** A database or a queue as it comes: its start-up scripts change owners and users. */
    static HostConfig dependency(ServiceSpec spec) {
        return limited(spec);
    }

    private static HostConfig limited(ServiceSpec spec) {
        return HostConfig.newHostConfig()
                .withMemory(spec.memory())
                .withMemorySwap(spec.memory())
                .withPidsLimit((long) spec.processes())
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, LOG_LIMITS));
    }

    /** A free port of the engine's choosing for each. */
    static Ports published(Collection<Integer> ports, EngineAddress address) {
        Ports bindings = new Ports();
        ports.forEach(port -> bindings.bind(ExposedPort.tcp(port), Ports.Binding.bindIp(address.publishedInterface())));
        return bindings;
    }
}
