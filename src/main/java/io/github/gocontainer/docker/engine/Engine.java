package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection to an engine that answers, in a version of its API that both know. */
public final class Engine implements AutoCloseable {

    /** For what an engine does at once. */
    static final Duration SHORT = Duration.ofSeconds(15);

    /** For what it does with files and networks. */
    static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 20;

    private final EngineAddress address;
    private final DockerClient client;
    private final ApacheDockerHttpClient http;
    private final ExecutorService calls;
    private final Platform platform;
    private final String version;

    private Engine(
            EngineAddress address,
            DockerClient client,
            ApacheDockerHttpClient http,
            ExecutorService calls,
            Platform platform,
            String version) {
        this.address = address;
        this.client = client;
        this.http = http;
        this.calls = calls;
        this.platform = platform;
        this.version = version;
    }

    /**
     * Asks the engine for its version, and talks to it in the lower one of its API and ours.
     *
     * @throws BuildFailure when none answers, this user may not talk to it, or no version of its API is known
     */
    public static Engine connect(EngineAddress address) {
        ExecutorService calls = Executors.newCachedThreadPool(Engine::thread);
        ApacheDockerHttpClient http = http(address);
        boolean connected = false;
        try {
            Version version = version(address, calls, http);
            String api = EngineVersions.negotiate(text(version.getApiVersion()), text(version.getMinAPIVersion()))
                    .toString();
            Engine engine = new Engine(
                    address,
                    DockerClientImpl.getInstance(configuration(address, Optional.of(api)), http),
                    http,
                    calls,
                    platform(version),
                    text(version.getVersion()) + ", API " + api);
            connected = true;
            return engine;
        } catch (IllegalArgumentException e) {
            throw EngineFailures.version(address, e);
        } finally {
            if (!connected) {
                calls.shutdownNow();
                close(http);
            }
        }
    }

    private static Version version(EngineAddress address, ExecutorService calls, ApacheDockerHttpClient http) {
        DockerClient client = DockerClientImpl.getInstance(configuration(address, Optional.empty()), http);
        try {
            return inTime(calls, SHORT, () -> client.versionCmd().exec());
        } catch (ExecutionException e) {
            throw EngineFailures.absent(address, cause(e));
        } catch (TimeoutException e) {
            throw EngineFailures.absent(
                    address, new IOException("it did not say its version within " + SHORT.toSeconds() + " s", e));
        }
    }

    private static ApacheDockerHttpClient http(EngineAddress address) {
        try {
            ApacheDockerHttpClient.Builder builder = new ApacheDockerHttpClient.Builder()
                    .dockerHost(address.uri())
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(CONNECT);
            address.certificates()
                    .ifPresent(folder -> builder.sslConfig(new LocalDirectorySSLConfig(folder.toString())));
            return builder.build();
        } catch (RuntimeException e) {
            throw EngineFailures.absent(address, e);
        }
    }

    private static DefaultDockerClientConfig configuration(EngineAddress address, Optional<String> api) {
        DefaultDockerClientConfig.Builder builder = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.uri().toString())
                .withRegistryUrl("https://index.docker.io/v1/")
                .withDockerTlsVerify(false);
        api.ifPresent(builder::withApiVersion);
        return builder.build();
    }

    private static Platform platform(Version version) {
        String architecture = text(version.getArch());
        try {
            return Platform.parse("linux/" + architecture);
        } catch (IllegalArgumentException unknown) {
            throw new BuildFailure(
                    FailureCode.DOCKER,
                    "the Docker engine runs on the architecture '" + architecture + "', which Go does not know");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The platform that it runs without emulation. */
    public Platform platform() {
        return platform;
    }

    /** For example {@code Docker 20.10.24, API 1.41}. */
    public String name() {
        return "Docker " + version;
    }

    public EngineAddress address() {
        return address;
    }

    DockerClient client() {
        return client;
    }

    /**
     * Asks the engine something within a time limit, because an engine that was stopped keeps connections open.
     *
     * @param what is asked for, to follow "failed to"
     */
    <T> T call(String what, Duration limit, Function<DockerClient, T> request) {
        try {
            return inTime(calls, limit, () -> request.apply(client));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BuildFailure failure) {
                throw failure;
            }
            throw EngineFailures.of(what, address, cause(e));
        } catch (TimeoutException e) {
            throw EngineFailures.of(
                    what, address, new IOException("it did not answer within " + limit.toSeconds() + " s", e));
        }
    }

    private static <T> T inTime(ExecutorService calls, Duration limit, Callable<T> call)
            throws ExecutionException, TimeoutException {
        Future<T> future = calls.submit(call);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, "the build was interrupted", null, e);
        } finally {
            future.cancel(true);
        }
    }

    private static Throwable cause(ExecutionException e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "gocontainer-docker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        calls.shutdownNow();
        close(http);
    }

    private static void close(ApacheDockerHttpClient http) {
        try {
            http.close();
        } catch (IOException e) {
            // Nothing is expected from the engine any more.
            return;
        }
    }
}
