package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.docker.smoke.ProbeResult.NotYet;
import io.github.gocontainer.docker.smoke.ProbeResult.Ready;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a service once over HTTP. */
record HttpProbe(HttpTransport transport, Endpoint endpoint, Check.HttpAnswer wanted) implements Probe {

    private static final int BODY_LIMIT = 1 << 20;
    private static final int SHOWN = 200;

    @Override
    public ProbeResult look() {
        URI uri = URI.create("http://" + endpoint + wanted.path());
        try (HttpReply reply = transport.send(HttpCall.of("GET", uri, Map.of()))) {
            String body = new String(reply.start(BODY_LIMIT), StandardCharsets.UTF_8);
            String answer = uri + " answers " + reply.status();
            if (reply.status() != wanted.status()) {
                return new NotYet(answer + " instead of " + wanted.status() + start(body));
            }
            Optional<Pattern> missing =
                    wanted.body().filter(pattern -> !pattern.matcher(body).find());
            return missing.isPresent()
                    ? new NotYet(answer + " without " + missing.get().pattern() + start(body))
                    : new Ready(answer);
        } catch (IOException e) {
            return new NotYet(uri + ": " + e.getMessage());
        }
    }

    /** One line of what came instead. */
    private static String start(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.isEmpty() ? "" : ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line);
    }
}
