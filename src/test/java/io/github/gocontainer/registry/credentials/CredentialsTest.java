package io.github.gocontainer.registry.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.registry.credentials.Credential.IdentityToken;
import io.github.gocontainer.registry.credentials.Credential.Login;
import io.github.gocontainer.registry.credentials.Credential.RegistryToken;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {

    private static final String SECRET = "planted-5ecret";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final List<Command> commands = new ArrayList<>();
    private final RecordingLog log = new RecordingLog();
    private CommandResult helperResult = new CommandResult(1, "credentials not found in native keychain\n", "");
    private Path config;

    @BeforeEach
    void fillHome() throws IOException {
        config = home.resolve(".docker").resolve("config.json");
        Path bin = Files.createDirectories(home.resolve("bin"));
        environment.put("PATH", bin.toString());
    }

    private void install(String suffix) throws IOException {
        Path program = Files.createFile(home.resolve("bin").resolve("docker-credential-" + suffix));
        assertTrue(program.toFile().setExecutable(true));
    }

    private void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Optional<Credential> find(String registry, String repository) {
        return chain(Optional.empty(), Optional.empty(), CredentialSource.none())
                .find(registry, repository);
    }

    private CredentialChain chain(Optional<Credential> auth, Optional<String> helper, CredentialSource settings) {
        CommandRunner runner = command -> {
            commands.add(command);
            return helperResult;
        };
        return CredentialChain.standard(auth, helper, settings, new Surroundings(environment, home), runner, log);
    }

    private BuildFailure failure(String registry) {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> find(registry, "acme/hello"));
        assertEquals(FailureCode.CREDENTIALS, failure.code());
        for (Throwable part = failure; part != null; part = part.getCause()) {
            assertFalse(String.valueOf(part.getMessage()).contains(SECRET), part::toString);
        }
        return failure;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingAnywhereIsNothing() {
        assertEquals(Optional.empty(), find("ghcr.io", "acme/hello"));
    }

    @Test
    void theOrderIsTheDocumentedOne() throws IOException {
        install("mine");
        helperResult = new CommandResult(0, "{\"Username\":\"helper\",\"Secret\":\"x\"}", "");
        CredentialSource settings = (registry, repository) -> Optional.of(new Login("settings", "settings", "x"));
        write(config, "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64("file:x") + "\"}}}");

        assertEquals(
                "explicit",
                user(chain(Optional.of(new Login("<auth>", "explicit", "x")), Optional.of("mine"), settings)));
        assertEquals("helper", user(chain(Optional.empty(), Optional.of("mine"), settings)));
        assertEquals("helper", user(chain(Optional.empty(), Optional.of("docker-credential-mine"), settings)));
        assertEquals("settings", user(chain(Optional.empty(), Optional.empty(), settings)));
        assertEquals("file", user(chain(Optional.empty(), Optional.empty(), CredentialSource.none())));
    }

    private static String user(CredentialChain chain) {
        return ((Login) chain.find("ghcr.io", "acme/hello").orElseThrow()).username();
    }

    @Test
    void theFilesAreReadInOrder() throws IOException {
        Path named = home.resolve("named.json");
        environment.put("REGISTRY_AUTH_FILE", named.toString());
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
        List<Path> files = List.of(
                home.resolve("docker/config.json"),
                home.resolve(".config/containers/auth.json"),
                home.resolve("run/containers/auth.json"),
                named);
        for (Path file : files) {
            write(file, "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64(file.getFileName() + ":x") + "\"}}}");

            assertEquals(
                    file.toString(), find("ghcr.io", "acme/hello").orElseThrow().source());
        }
    }

    @Test
    void dockerHubHasItsOldAddress() throws IOException {
        write(config, "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + base64("jane:a:b") + "\"}}}");

        Login login = (Login) find(ImageReference.DOCKER_HUB, "library/alpine").orElseThrow();

        assertEquals("jane", login.username());
        assertEquals("a:b", login.password());
    }

    @Test
    @FaultCase("E4")
    void e4TheMostSpecialPathWins() throws IOException {
        write(
                config,
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"" + base64("host:x") + "\"},\"ghcr.io/acme\":{\"auth\":\""
                        + base64("organisation:x") + "\"},\"https://ghcr.io/acme/hello/\":{\"auth\":\""
                        + base64("repository:x") + "\"}}}");

        assertEquals("repository", ((Login) find("ghcr.io", "acme/hello").orElseThrow()).username());
        assertEquals("organisation", ((Login) find("ghcr.io", "acme/other").orElseThrow()).username());
        assertEquals("host", ((Login) find("ghcr.io", "acmeother/x").orElseThrow()).username());
        assertEquals(Optional.empty(), find("ghcr.io.evil", "acme/hello"));
    }

    @Test
    @FaultCase("E4")
    void e4Tokens() throws IOException {
        write(
                config,
                "{\"auths\":{\"a.example\":{\"identitytoken\":\"i\",\"auth\":\"" + base64("<token>:x")
                        + "\"},\"b.example\":{\"registrytoken\":\"r\"},\"c.example\":{}}}");

        assertEquals(
                new IdentityToken(config.toString(), "i"),
                find("a.example", "x").orElseThrow());
        assertEquals(
                new RegistryToken(config.toString(), "r"),
                find("b.example", "x").orElseThrow());
        assertEquals(Optional.empty(), find("c.example", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"cGxhbnRlZC01ZWNyZXQ=\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"%% planted-5ecret\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"OnBsYW50ZWQtNWVjcmV0\"}}}",
                "planted-5ecret",
                "{\"auths\": \"planted-5ecret",
                "[]"
            })
    @FaultCase("E4")
    void e4BrokenFilesAreNamedAndNotShown(String content) throws IOException {
        write(config, content);

        assertTrue(failure("ghcr.io").getMessage().contains(config.toString()));
    }

    @Test
    void aBrokenEntryOfAnotherRegistryIsNotOurs() throws IOException {
        write(config, "{\"auths\":{\"other.example\":{\"auth\":\"%%\"}}}");

        assertEquals(Optional.empty(), find("ghcr.io", "acme/hello"));
    }

    @Test
    void helpersGetTheHostOnStandardInput() throws IOException {
        install("store");
        helperResult = new CommandResult(0, "{\"ServerURL\":\"x\",\"Username\":\"<token>\",\"Secret\":\"s\"}", "");
        write(config, "{\"credsStore\":\"store\"}");

        Credential found = find(ImageReference.DOCKER_HUB, "library/alpine").orElseThrow();

        assertEquals("docker-credential-store (" + config + ")", found.toString());
        assertTrue(found instanceof IdentityToken);
        assertEquals("https://index.docker.io/v1/", commands.get(0).input());
        assertEquals("get", commands.get(0).arguments().get(1));
        assertEquals(30, commands.get(0).timeout().toSeconds());
    }

    @Test
    void aHelperOfOneRegistryWinsAndOneWithoutAnswerFallsBack() throws IOException {
        install("store");
        install("special");
        write(
                config,
                "{\"credsStore\":\"store\",\"credHelpers\":{\"ghcr.io\":\"special\"},\"auths\":{\"ghcr.io\":{\"auth\":\""
                        + base64("file:x") + "\"}}}");

        assertEquals("file", ((Login) find("ghcr.io", "acme/hello").orElseThrow()).username());
        assertEquals(2, commands.size());
        assertTrue(commands.get(0).arguments().get(0).endsWith("docker-credential-special"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planted-5ecret",
                "{\"Username\":\"\",\"Secret\":\"planted-5ecret\"}",
                "{\"Username\":\"planted-5ecret\"}"
            })
    @FaultCase("E3")
    void e3AnswersOfHelpersThatCannotBeUsed(String output) throws IOException {
        install("store");
        helperResult = new CommandResult(0, output, SECRET.repeat(20_000));
        write(config, "{\"credsStore\":\"store\"}");

        BuildFailure failure = failure("ghcr.io");

        assertTrue(failure.getMessage().contains("docker-credential-store"), failure::getMessage);
        assertTrue(failure.getMessage().contains(config.toString()), failure::getMessage);
    }

    @Test
    @FaultCase("E3")
    void e3AHelperThatFails() throws IOException {
        install("store");
        helperResult = new CommandResult(1, SECRET, SECRET);
        write(config, "{\"credsStore\":\"store\"}");

        assertTrue(failure("ghcr.io").getMessage().contains("exit code 1"));
    }

    @Test
    @FaultCase("E3")
    void e3AHelperThatIsMissing() throws IOException {
        write(config, "{\"credsStore\":\"store\"}");

        assertTrue(failure("ghcr.io").getMessage().contains("is not on PATH"));
    }

    @Test
    void wellKnownHelpersAreAskedOnlyForTheirOwnRegistries() throws IOException {
        install("ecr-login");
        helperResult = new CommandResult(0, "{\"Username\":\"AWS\",\"Secret\":\"s\"}", "");

        assertTrue(find("123.dkr.ecr.eu-central-1.amazonaws.com", "x").isPresent());
        assertEquals(Optional.empty(), find("europe-docker.pkg.dev", "x"));
        assertEquals(Optional.empty(), find("evil.example", "x"));
    }

    @Test
    void aWellKnownHelperThatIsNotLoggedInDoesNotStopAnAnonymousPull() throws IOException {
        install("gcr");
        helperResult = new CommandResult(1, SECRET, SECRET);

        assertEquals(Optional.empty(), find("gcr.io", "distroless/static"));
        assertFalse(log.everything().contains(SECRET));
    }

    @Test
    void credentialsPrintTheirSource() {
        assertEquals("here", new Login("here", "jane", SECRET).toString());
        assertEquals("here", new IdentityToken("here", SECRET).toString());
        assertEquals("here", new RegistryToken("here", SECRET).toString());
    }
}
