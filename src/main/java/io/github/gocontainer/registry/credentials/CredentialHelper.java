package io.github.gocontainer.registry.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program {@code docker-credential-<suffix>} that knows credentials; nothing of its output is ever shown.
 *
 * @see <a href="https://github.com/docker/docker-credential-helpers#development">docker-credential-helpers, protocol</a>
 */
final class CredentialHelper implements CredentialSource {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final String NOT_FOUND = "credentials not found in native keychain";
    private static final String TOKEN_USER = "<token>";

    private final String name;
    private final String namedIn;
    private final Surroundings surroundings;
    private final CommandRunner runner;

    /**
     * @param suffix what follows {@code docker-credential-}
     * @param namedIn who asks for this helper: a file or an element
     */
    CredentialHelper(String suffix, String namedIn, Surroundings surroundings, CommandRunner runner) {
        this.name = "docker-credential-" + suffix;
        this.namedIn = namedIn;
        this.surroundings = surroundings;
        this.runner = runner;
    }

    boolean isInstalled() {
        return surroundings.program(name).isPresent();
    }

    @Override
    public Optional<Credential> find(String registry, String repository) {
        Path program = surroundings
                .program(name)
                .orElseThrow(() -> failure("is not on PATH", "install it, or remove it from " + namedIn));
        CommandResult result = runner.run(command(program, registry));
        if (!result.succeeded()) {
            if (saysNotFound(result.output()) || saysNotFound(result.error())) {
                return Optional.empty();
            }
            throw failure(
                    "ended with exit code " + result.exitCode() + " when it was asked for " + registry,
                    "run 'echo " + RegistryNames.forHelper(registry) + " | " + name
                            + " get' in a terminal to see what it says");
        }
        return Optional.of(read(result.output(), registry));
    }

    private Command command(Path program, String registry) {
        Path directory = Files.isDirectory(surroundings.home())
                ? surroundings.home()
                : Path.of("").toAbsolutePath();
        return Command.of(
                        name + ", named in " + namedIn + ", for " + registry,
                        List.of(program.toString(), "get"),
                        surroundings.environment(),
                        directory,
                        TIME_LIMIT)
                .withInput(RegistryNames.forHelper(registry));
    }

    private static boolean saysNotFound(String output) {
        return output.contains(NOT_FOUND);
    }

    private Credential read(String output, String registry) {
        JsonNode answer;
        try {
            answer = Json.parse(output.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure("did not answer in JSON when it was asked for " + registry, "log in again with this helper");
        }
        String username = answer.path("Username").asText("");
        String secret = answer.path("Secret").asText("");
        if (username.isEmpty() || secret.isEmpty()) {
            throw failure(
                    "gave no user name or no secret for " + registry,
                    "log in to " + registry + " again with this helper");
        }
        return username.equals(TOKEN_USER)
                ? new Credential.IdentityToken(source(), secret)
                : new Credential.Login(source(), username, secret);
    }

    private String source() {
        return name + " (" + namedIn + ")";
    }

    private BuildFailure failure(String problem, String hint) {
        return new BuildFailure(
                FailureCode.CREDENTIALS,
                "the credential helper " + name + ", named in " + namedIn + ", " + problem,
                hint);
    }
}
