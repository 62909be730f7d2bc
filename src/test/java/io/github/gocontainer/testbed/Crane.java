package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The independent client: what it does not accept is no image. */
public final class Crane {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path executable;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>(System.getenv());

    /**
     * @param folder where it runs
     */
    public Crane(Path executable, Path folder) {
        this.executable = executable;
        this.folder = folder;
    }

    /** Trusts this certificate. */
    public Crane trusting(Path certificate) {
        environment.put("SSL_CERT_FILE", certificate.toString());
        return this;
    }

    /** Logs in as the configuration file of Docker in this folder says. */
    public Crane configured(Path dockerConfiguration) {
        environment.put("DOCKER_CONFIG", dockerConfiguration.toString());
        return this;
    }

    /** Runs it and returns what it printed; fails when it fails. */
    public String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        return Programs.run(LIMIT, environment, folder, command.toArray(String[]::new))
                .orFail()
                .output();
    }

    /** The manifest or index that a reference names. */
    public JsonNode manifest(String reference) throws IOException {
        return json(run("manifest", reference));
    }

    /** The configuration of an image. */
    public JsonNode configuration(String reference) throws IOException {
        return json(run("config", reference));
    }

    public String digest(String reference) throws IOException {
        return run("digest", reference).strip();
    }

    /** Downloads everything and checks every digest and size. */
    public void validate(String reference) throws IOException {
        run("validate", "--remote", reference);
    }

    private static JsonNode json(String text) throws IOException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
