package io.github.gocontainer.cluster.fabric8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A program of the kubeconfig that logs the user in, such as {@code aws eks get-token}; it gets 30 seconds, and nothing of
 * its output is ever shown.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">client-go
 *     credential plugins</a>
 */
final class ExecCredential implements TokenSource {

    static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final String DEFAULT_VERSION = "client.authentication.k8s.io/v1";

    private final ExecConfig exec;
    private final Kubeconfig.Chosen chosen;
    private final ClusterHost host;
    private final CommandRunner runner;
    private final Clock clock;
    private Optional<Status> cached = Optional.empty();

    /** What the program answered. */
    record Status(
            Optional<String> token, Optional<String> certificate, Optional<String> key, Optional<Instant> expiration) {}

    ExecCredential(ExecConfig exec, Kubeconfig.Chosen chosen, ClusterHost host, CommandRunner runner, Clock clock) {
        this.exec = exec;
        this.chosen = chosen;
        this.host = host;
        this.runner = runner;
        this.clock = clock;
    }

    /** What it says now, or said while that is still good. */
    synchronized Status status() {
        boolean fresh = cached.isPresent()
                && cached.get()
                        .expiration()
                        .map(end -> clock.instant().plus(MARGIN).isBefore(end))
                        .orElse(true);
        if (!fresh) {
            cached = Optional.of(run());
        }
        return cached.get();
    }

    @Override
    public Optional<String> authorization() {
        return status().token().map(token -> "Bearer " + token);
    }

    @Override
    public synchronized boolean renew() {
        cached = Optional.empty();
        return true;
    }

    private Status run() {
        List<String> arguments = new ArrayList<>();
        arguments.add(program());
        arguments.addAll(Optional.ofNullable(exec.getArgs()).orElse(List.of()));
        Map<String, String> environment = new TreeMap<>(host.environment());
        Optional.ofNullable(exec.getEnv())
                .orElse(List.of())
                .forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        environment.put("KUBERNETES_EXEC_INFO", information());
        CommandResult result;
        try {
            result = runner.run(Command.of(words(), arguments, environment, host.directory(), TIME_LIMIT));
        } catch (BuildFailure e) {
            throw e.code() == FailureCode.INTERRUPTED ? e : failure("did not log in: " + e.getMessage());
        }
        if (!result.succeeded()) {
            throw failure("ended with exit code " + result.exitCode());
        }
        return read(result.output());
    }

    /** A path with a folder starts from the kubeconfig, a plain name is looked up on PATH. */
    private String program() {
        String command = Optional.ofNullable(exec.getCommand()).orElse("");
        if (command.isBlank()) {
            throw failure("is not named: exec has no command");
        }
        return command.contains("/") ? chosen.user().path(command).orElseThrow() : command;
    }

    private String version() {
        return Optional.ofNullable(exec.getApiVersion()).orElse(DEFAULT_VERSION);
    }

    private String information() {
        ObjectNode document = Json.object().put("apiVersion", version()).put("kind", "ExecCredential");
        ObjectNode spec = document.putObject("spec").put("interactive", false);
        if (Boolean.TRUE.equals(exec.getProvideClusterInfo())) {
            Cluster cluster = chosen.cluster().value();
            ObjectNode described = spec.putObject("cluster").put("server", cluster.getServer());
            put(described, "tls-server-name", cluster.getTlsServerName());
            put(described, "certificate-authority-data", cluster.getCertificateAuthorityData());
            put(described, "proxy-url", cluster.getProxyUrl());
            described.put("insecure-skip-tls-verify", Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify()));
        }
        return new String(Json.compact(document), StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private Status read(String output) {
        JsonNode status;
        try {
            status = Json.parse(output.getBytes(StandardCharsets.UTF_8)).path("status");
        } catch (IOException e) {
            throw failure("did not answer in JSON");
        }
        Status read = new Status(
                text(status, "token"),
                text(status, "clientCertificateData"),
                text(status, "clientKeyData"),
                text(status, "expirationTimestamp").map(this::instant));
        if (read.token().isEmpty()
                && (read.certificate().isEmpty() || read.key().isEmpty())) {
            throw failure("gave neither a token nor a certificate with its key");
        }
        return read;
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw failure("gave an expirationTimestamp that is no time");
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asText("")).filter(text -> !text.isEmpty());
    }

    private String words() {
        return "the credential program " + exec.getCommand() + " of Kubernetes context '" + chosen.context() + "'";
    }

    private BuildFailure failure(String problem) {
        String install = Optional.ofNullable(exec.getInstallHint())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> "; its kubeconfig says: " + text)
                .orElse("");
        return new BuildFailure(
                FailureCode.CREDENTIALS,
                words() + " (" + chosen.user().file() + ") " + problem,
                "run kubectl --context " + chosen.context() + " get pods in a terminal to see what it says" + install);
    }
}
