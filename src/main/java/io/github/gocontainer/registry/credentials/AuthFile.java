package io.github.gocontainer.registry.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Docker's {@code config.json} or the {@code auth.json} of the containers tools, which have the same form; messages
 * name the file, never what is in it.
 *
 * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json(5)</a>
 */
final class AuthFile implements CredentialSource {

    private final Path file;
    private final Surroundings surroundings;
    private final CommandRunner runner;

    AuthFile(Path file, Surroundings surroundings, CommandRunner runner) {
        this.file = file;
        this.surroundings = surroundings;
        this.runner = runner;
    }

    @Override
    public Optional<Credential> find(String registry, String repository) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode content = read();
        List<String> keys = RegistryNames.keys(registry, repository);
        return entry(content.path("credHelpers"), keys)
                .flatMap(helper -> helper(helper.asText(), registry, repository))
                .or(() -> Optional.of(content.path("credsStore").asText(""))
                        .filter(helper -> !helper.isBlank())
                        .flatMap(helper -> helper(helper, registry, repository)))
                .or(() -> entry(content.path("auths"), keys).flatMap(this::credential));
    }

    private JsonNode read() {
        try {
            JsonNode content = Json.parse(Files.readAllBytes(file));
            if (content.isObject()) {
                return content;
            }
        } catch (IOException e) {
            throw broken("cannot be read or is not JSON");
        }
        throw broken("holds no JSON object");
    }

    private Optional<Credential> helper(String suffix, String registry, String repository) {
        return new CredentialHelper(suffix, file.toString(), surroundings, runner).find(registry, repository);
    }

    private static Optional<JsonNode> entry(JsonNode entries, List<String> keys) {
        return keys.stream()
                .flatMap(key -> entries.properties().stream()
                        .filter(entry -> RegistryNames.normalize(entry.getKey()).equals(key))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .findFirst();
    }

    private Optional<Credential> credential(JsonNode entry) {
        String registryToken = entry.path("registrytoken").asText("");
        String identityToken = entry.path("identitytoken").asText("");
        String auth = entry.path("auth").asText("");
        try {
            if (!registryToken.isEmpty()) {
                return Optional.of(new Credential.RegistryToken(file.toString(), registryToken));
            }
            if (!identityToken.isEmpty()) {
                return Optional.of(new Credential.IdentityToken(file.toString(), identityToken));
            }
            if (!auth.isEmpty()) {
                return Optional.of(decode(auth));
            }
            // An entry without content is what Docker leaves behind when a helper keeps the secret.
            return entry.path("username").asText("").isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Credential.Login(
                            file.toString(),
                            entry.path("username").asText(),
                            entry.path("password").asText("")));
        } catch (IllegalArgumentException e) {
            throw broken("has an entry for this registry with an empty user name, password or token");
        }
    }

    private Credential decode(String auth) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw broken("has an entry for this registry whose 'auth' is not base64");
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw broken("has an entry for this registry whose 'auth' is not base64 of user:password");
        }
        // Old versions of Docker padded the password with NUL characters.
        return new Credential.Login(
                file.toString(),
                text.substring(0, colon),
                text.substring(colon + 1).replace("\0", ""));
    }

    private BuildFailure broken(String problem) {
        return new BuildFailure(
                FailureCode.CREDENTIALS,
                "the credentials file " + file + " " + problem,
                "log in again with 'docker login' or 'podman login', which rewrite it, or mend it");
    }
}
