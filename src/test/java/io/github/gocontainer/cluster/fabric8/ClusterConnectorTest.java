package io.github.gocontainer.cluster.fabric8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.ExecPrograms;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.ScriptedApi;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** G20: which cluster is meant, how the user logs in there, and what is said when neither can be found out. */
class ClusterConnectorTest {

    @TempDir
    private Path home;

    private static ClusterSpec spec(Optional<String> context, Optional<Path> kubeconfig) {
        return new ClusterSpec(context, Optional.empty(), kubeconfig);
    }

    private ClusterConnector connector(Map<String, String> environment, CommandRunner runner) {
        return new ClusterConnector(
                new ClusterHost(new TreeMap<>(environment), home, home, home.resolve("account")),
                runner,
                Clock.systemUTC());
    }

    private BuildFailure failure(Map<String, String> environment, ClusterSpec spec) {
        return assertThrows(
                BuildFailure.class,
                () -> connector(environment, new SystemCommandRunner()).connect(spec));
    }

    private Path kubeconfig(String name, String context, String user) throws IOException {
        return Files.writeString(
                Files.createDirectories(home.resolve(".kube")).resolve(name), """
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: u, user: {%s}}]
                contexts: [{name: %s, context: {cluster: c, user: u, namespace: shop}}]
                current-context: %s
                """.formatted(user, context, context));
    }

    @FaultCase("G20")
    @Test
    void nobodyRollsOutToWhateverWasTalkedToLast() throws IOException {
        kubeconfig("config", "production", "token: t");
        BuildFailure failure = failure(Map.of(), spec(Optional.empty(), Optional.empty()));
        assertTrue(failure.getMessage().contains("no Kubernetes context is named"), failure.getMessage());
        assertTrue(failure.getMessage().endsWith(".kube/config: production"), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("-Dgocontainer.kubernetes.context="), failure.sentence());
        BuildFailure wrong = failure(Map.of(), spec(Optional.of("staging"), Optional.empty()));
        assertTrue(wrong.getMessage().contains("no Kubernetes context 'staging'; contexts of "), wrong.getMessage());
    }

    @FaultCase("G20")
    @Test
    void aKubeconfigThatIsNotThereIsNamed() {
        assertTrue(failure(Map.of(), spec(Optional.of("a"), Optional.empty()))
                .getMessage()
                .contains("there is no kubeconfig either"));
        assertTrue(failure(Map.of(), spec(Optional.of("a"), Optional.of(home.resolve("nowhere"))))
                .sentence()
                .contains("<kubernetes><kubeconfig>"));
        assertTrue(failure(Map.of("KUBECONFIG", "nowhere"), spec(Optional.of("a"), Optional.empty()))
                .getMessage()
                .contains("which the environment variable KUBECONFIG names"));
    }

    @Test
    void aKubeconfigThatIsNoneIsNotQuoted() throws IOException {
        Path file = Files.writeString(home.resolve("broken"), "users: [{token: hunter2");
        String text =
                failure(Map.of(), spec(Optional.of("a"), Optional.of(file))).sentence();
        assertTrue(text.contains(file.toString()), text);
        assertFalse(text.contains("hunter2"), text);
    }

    @Test
    void severalFilesAreMergedAndTheFirstOneWins() throws IOException {
        Path one = kubeconfig("one", "a", "token: of-one");
        Path two = kubeconfig("two", "b", "token: of-two");
        String variable = one + java.io.File.pathSeparator + two;
        try (ClusterConnection connection = connector(Map.of("KUBECONFIG", variable), new SystemCommandRunner())
                .connect(spec(Optional.of("b"), Optional.empty()))) {
            assertEquals("the token in " + one, connection.identity().credentials());
            assertEquals("shop", connection.namespace());
        }
    }

    @Test
    void aPodUsesItsServiceAccount() throws IOException {
        Path account = Files.createDirectories(home.resolve("account"));
        Files.writeString(account.resolve("token"), "t");
        Files.writeString(account.resolve("namespace"), "builds\n");
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "KUBERNETES_SERVICE_PORT", "443");
        BuildFailure noAuthority = failure(pod, spec(Optional.empty(), Optional.empty()));
        assertTrue(noAuthority.getMessage().contains("the certificates or keys for"), noAuthority.getMessage());
        Files.writeString(
                account.resolve("ca.crt"),
                Files.readString(Path.of("src/test/resources/io/github/gocontainer/image/certificate.pem")));
        try (ClusterConnection connection =
                connector(pod, new SystemCommandRunner()).connect(spec(Optional.empty(), Optional.empty()))) {
            assertEquals("builds", connection.namespace());
            assertEquals("https://10.0.0.1:443", connection.identity().server());
            assertEquals(Optional.empty(), connection.identity().context());
        }
        kubeconfig("config", "named", "token: t");
        try (ClusterConnection connection =
                connector(pod, new SystemCommandRunner()).connect(spec(Optional.of("named"), Optional.empty()))) {
            assertEquals(Optional.of("named"), connection.identity().context());
        }
    }

    @FaultCase("G20")
    @Test
    void aCredentialProgramThatHangsIsEnded() throws IOException {
        Path file = kubeconfig(
                "config", "cloud", "exec: {command: aws, args: [eks, get-token], env: [{name: A, value: b}]}");
        List<Command> commands = new ArrayList<>();
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> connector(Map.of("X", "y"), command -> {
                            commands.add(command);
                            throw new BuildFailure(
                                    FailureCode.PROCESS, command.step() + " took longer than its time limit");
                        })
                        .connect(spec(Optional.of("cloud"), Optional.empty())));
        Command command = commands.get(0);
        assertEquals(List.of("aws", "eks", "get-token"), command.arguments());
        assertEquals(ExecCredential.TIME_LIMIT, command.timeout());
        assertEquals("b", command.environment().get("A"));
        assertEquals("y", command.environment().get("X"));
        assertTrue(command.environment().get("KUBERNETES_EXEC_INFO").contains("\"interactive\":false"));
        assertTrue(failure.getMessage().contains("the credential program aws of Kubernetes context 'cloud' (" + file));
        assertTrue(failure.getMessage().contains("took longer than its time limit"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo hunter2; exit 3 | ended with exit code 3",
                "echo hunter2 | did not answer in JSON",
                "echo '{\"status\":{\"secret\":\"hunter2\"}}' | gave neither a token nor a certificate",
                "echo '{\"status\":{\"token\":\"hunter2\",\"expirationTimestamp\":\"soon\"}}' | expirationTimestamp that is no time",
            })
    void whatACredentialProgramSaysIsNeverShown(String lines, String problem) throws IOException {
        kubeconfig("config", "cloud", "exec: {command: " + ExecPrograms.script(home, lines) + ", installHint: get it}");
        String text = failure(Map.of("PATH", System.getenv("PATH")), spec(Optional.of("cloud"), Optional.empty()))
                .sentence();
        assertTrue(text.contains(problem), text);
        assertTrue(text.contains("its kubeconfig says: get it"), text);
        assertFalse(text.contains("hunter2"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as: admin | as (impersonation)",
                "auth-provider: {name: gcp} | auth-provider",
            })
    void whatIsNotSupportedIsSaid(String user, String what) throws IOException {
        kubeconfig("config", "a", user);
        assertTrue(failure(Map.of(), spec(Optional.of("a"), Optional.empty()))
                .getMessage()
                .contains("uses " + what));
    }

    @Test
    void passwordsAndTokenFilesAreSent() throws IOException {
        try (ScriptedApi api = ScriptedApi.start(request -> Answer.json(200, "{}"))) {
            Files.writeString(home.resolve("t"), "from-a-file\n");
            for (String user : List.of("username: me, password: pass", "tokenFile: t")) {
                try (ClusterConnection connection = connector(Map.of(), new SystemCommandRunner())
                        .connect(spec(Optional.of("scripted"), Optional.of(api.kubeconfig(home, user))))) {
                    connection.api().send(ApiRequest.get("/version"));
                }
            }
            assertEquals(
                    List.of("Basic bWU6cGFzcw==", "Bearer from-a-file"),
                    api.requests().stream().map(ScriptedApi.Request::login).toList());
        }
    }

    /** A login goes to the server that it is for, and to no other. */
    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (ScriptedApi other = ScriptedApi.start(request -> Answer.json(200, "{}"));
                ScriptedApi api = ScriptedApi.start(
                        request -> Answer.json(307, "").with("Location", other.address() + "/stolen"));
                ClusterConnection connection = connector(Map.of(), new SystemCommandRunner())
                        .connect(spec(Optional.of("scripted"), Optional.of(api.kubeconfig(home, "token: t"))))) {
            assertEquals(307, connection.api().send(ApiRequest.get("/version")).status());
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void warningsAreHandedOn() throws IOException {
        try (ScriptedApi api = ScriptedApi.start(request -> Answer.json(200, "{}")
                        .with("Warning", "299 - \"would violate PodSecurity \\\"restricted\\\"\""));
                ClusterConnection connection = connector(Map.of(), new SystemCommandRunner())
                        .connect(spec(Optional.of("scripted"), Optional.of(api.kubeconfig(home, "token: t"))))) {
            assertEquals(
                    List.of("would violate PodSecurity \"restricted\""),
                    connection.api().send(ApiRequest.get("/version")).warnings());
        }
    }

    @FaultCase("G20")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://k.example | HTTPS_PROXY=http://p:1 | http://p:1",
                "https://k.example | https_proxy=p:1 | http://p:1",
                "http://k.example | HTTPS_PROXY=http://p:1 | -",
                "http://k.example | HTTP_PROXY=http://p:1 | http://p:1",
                "https://k.example | ALL_PROXY=http://p:1 | http://p:1",
                "https://k.example | HTTPS_PROXY=http://p:1;NO_PROXY=a,.example | -",
                "https://k.example | HTTPS_PROXY=http://p:1;NO_PROXY=*.example | -",
                "https://k.example | HTTPS_PROXY=http://p:1;NO_PROXY=xample | http://p:1",
                "https://10.1.2.3 | HTTPS_PROXY=http://p:1;no_proxy=10.0.0.0/8 | -",
                "https://11.1.2.3 | HTTPS_PROXY=http://p:1;no_proxy=10.0.0.0/8 | http://p:1",
                "https://127.0.0.1 | HTTPS_PROXY=http://p:1 | -",
            })
    void theProxyIsThatOfTheEnvironment(String server, String variables, String proxy) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables.split(";")) {
            environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        ProxyChoice choice = new ProxyChoice(ClusterHost.of(environment, home, home));
        assertEquals(Optional.ofNullable(proxy).map(URI::create), choice.choose(URI.create(server), Optional.empty()));
    }

    @Test
    void aProxyThatCannotBeUsedIsNamedWithoutItsPassword() {
        ProxyChoice choice =
                new ProxyChoice(ClusterHost.of(Map.of("HTTPS_PROXY", "http://me:hunter2@p:1"), home, home));
        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> choice.choose(URI.create("https://k.example"), Optional.empty()));
        assertTrue(failure.getMessage().contains("(HTTPS_PROXY) names a proxy with a password"), failure.getMessage());
        assertFalse(failure.sentence().contains("hunter2"), failure.sentence());
        assertTrue(assertThrows(
                        BuildFailure.class,
                        () -> choice.choose(URI.create("https://k.example"), Optional.of("socks5://p:1")))
                .getMessage()
                .contains("proxy-url of the kubeconfig"));
    }
}
