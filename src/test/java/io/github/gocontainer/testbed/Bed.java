package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** What the test bed has started and built, for the scripts of the scenarios and for {@code *IT} tests. */
public final class Bed {

    private final Properties properties = new Properties();

    private Bed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
    }

    /** The test bed of the build in this folder. */
    public static Bed of(Path project) throws IOException {
        return new Bed(project.resolve("target/testbed/testbed.properties"));
    }

    /** Host and port of the registry {@code plain}, {@code tls} or {@code password}. */
    public String registry(String name) {
        return get("registry." + name);
    }

    /** The requests that this registry has got so far. */
    public AccessLog accessLog(String name) {
        return new AccessLog(Path.of(get("registry." + name + ".log")));
    }

    /** The executable of the Go with which plain builds are made. */
    public Path go() {
        return Path.of(get("go"));
    }

    public Path crane() {
        return Path.of(get("crane"));
    }

    /** The key store that holds the certificate of the registry {@code tls}; its password is {@code changeit}. */
    public Path trustStore() {
        return Path.of(get("trustStore"));
    }

    /** The certificate of the registry {@code tls}. */
    public Path certificate() {
        return Path.of(get("certificate"));
    }

    /** The process with which everything of the test bed ends. */
    public long maven() {
        return Long.parseLong(get("maven"));
    }

    /** The settings with which every Maven of the tests runs. */
    Path settings() {
        return Path.of(get("settings"));
    }

    private String get(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("the test bed has no " + key));
    }
}
