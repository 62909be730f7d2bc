package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Words what went wrong with an engine. */
final class EngineFailures {

    private static final int SHOWN = 2_000;

    private EngineFailures() {}

    /** No engine answers at this address. */
    static BuildFailure absent(EngineAddress address, Throwable cause) {
        String why = deepest(cause);
        String lower = why.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied") || lower.contains("access is denied")) {
            return new BuildFailure(
                    FailureCode.DOCKER,
                    "this user may not talk to the Docker engine at " + address + ": " + why,
                    "add the user to the group that owns the socket (often docker), or use rootless Docker or Podman; "
                            + WITHOUT,
                    cause);
        }
        return new BuildFailure(
                FailureCode.DOCKER,
                "no Docker engine answers at " + address + ": " + why,
                "start it, or name it with DOCKER_HOST; " + WITHOUT,
                cause);
    }

    private static final String WITHOUT = "without Docker, <smokeTest><runtime>process</runtime>"
            + " (-Dgocontainer.smokeTest.runtime=process) starts the image as a process of this machine, and"
            + " <smokeTest><withoutDocker>skip</withoutDocker> does not test where no engine answers";

    /** Its API and ours have no version in common. */
    static BuildFailure version(EngineAddress address, IllegalArgumentException why) {
        return new BuildFailure(
                FailureCode.DOCKER,
                "the Docker engine at " + address + " cannot be used: " + why.getMessage(),
                "update the engine or this plugin; " + WITHOUT,
                why);
    }

    /** It did not do what it was asked to. */
    static BuildFailure of(String what, EngineAddress address, Throwable cause) {
        return new BuildFailure(
                FailureCode.DOCKER,
                "the Docker engine at " + address + " failed to " + what + ": " + message(cause),
                null,
                cause);
    }

    /** What it said; Docker's messages are JSON with one field. */
    static String message(Throwable cause) {
        if (cause instanceof DockerException engines) {
            String text = Optional.ofNullable(engines.getMessage()).orElse("");
            int brace = text.indexOf('{');
            if (brace >= 0) {
                try {
                    text = Json.parse(text.substring(brace).getBytes(StandardCharsets.UTF_8))
                            .path("message")
                            .asText(text);
                } catch (IOException notJson) {
                    return shortened(text);
                }
            }
            return shortened(text);
        }
        return deepest(cause);
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }

    private static String deepest(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null && !deepest.getCause().equals(deepest)) {
            deepest = deepest.getCause();
        }
        return Optional.ofNullable(deepest.getMessage()).orElseGet(deepest::toString);
    }
}
