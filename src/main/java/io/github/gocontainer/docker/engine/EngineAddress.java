package io.github.gocontainer.docker.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where an engine listens.
 *
 * @param uri with the scheme {@code unix}, {@code npipe} or {@code tcp}
 * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem} of a TLS connection
 * @param origin who said so, for example {@code DOCKER_HOST}
 */
public record EngineAddress(URI uri, Optional<Path> certificates, String origin) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String LOCAL = "127.0.0.1";

    /** Whether ports that it publishes on the loopback interface are those of this machine. */
    boolean isLocal() {
        return !"tcp".equals(uri.getScheme()) || LOOPBACK.contains(uri.getHost());
    }

    /** The host on which its published ports are reached from here. */
    String publishedHost() {
        return isLocal() ? LOCAL : uri.getHost();
    }

    /** The interface on which it is to publish ports: loopback, unless it runs on another machine. */
    String publishedInterface() {
        return isLocal() ? LOCAL : "0.0.0.0";
    }

    @Override
    public String toString() {
        return uri + " (" + origin + ")";
    }
}
