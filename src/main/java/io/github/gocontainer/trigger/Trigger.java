package io.github.gocontainer.trigger;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.log.BuildLog;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sends the request that starts a pipeline, again while the server is busy or not to be reached. Where only the answer was
 * lost, the pipeline may start twice, for the same digest.
 */
public final class Trigger {

    private static final int ATTEMPTS = 5;
    private static final Set<Integer> BUSY = Set.of(408, 429, 500, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int EXCERPT = 300;
    private static final int LARGEST_ANSWER = 1 << 16;

    private final HttpTransport transport;
    private final Consumer<Duration> pause;
    private final BuildLog log;

    /** @param pause lets time pass */
    public Trigger(HttpTransport transport, Consumer<Duration> pause, BuildLog log) {
        this.transport = transport;
        this.pause = pause;
        this.log = log;
    }

    /**
     * Starts the pipeline.
     *
     * @throws BuildFailure when the pipeline was not started; the image is in the registry all the same
     */
    public void send(TriggerSpec spec, Optional<String> token, TriggerSpec.Image image) {
        HttpCall call = TriggerCall.of(spec, token, image);
        if (!spec.plainHttp()
                && "http".equals(spec.url().getScheme())
                && !Loopback.isLoopback(String.valueOf(spec.url().getHost()))) {
            throw failure(
                    call,
                    "it is plain http, over which no token is sent",
                    "write https, or set <sendCredentialsOverHttp> (-Dgocontainer.sendCredentialsOverHttp)");
        }
        for (int attempt = 1; ; attempt++) {
            String trouble;
            boolean isLast = attempt == ATTEMPTS;
            try (HttpReply reply = transport.send(call)) {
                if (reply.status() >= 200 && reply.status() < 300) {
                    log.done("triggered " + call + " (" + reply.status() + ")");
                    return;
                }
                trouble = reply.status() + " " + said(reply, token);
                isLast |= !BUSY.contains(reply.status());
            } catch (IOException e) {
                trouble = e.getClass().getSimpleName() + ": " + hidden(String.valueOf(e.getMessage()), token);
            }
            if (isLast) {
                throw failure(
                        call,
                        trouble.strip() + " (" + attempt + (attempt == 1 ? " attempt)" : " attempts)"),
                        "check <push><trigger> and its token (GOCONTAINER_PUSH_TRIGGER_TOKEN, or a <server> of settings.xml);"
                                + " mvn gocontainer:push sends it again and uploads nothing twice");
            }
            Duration wait = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
            log.warn(call + ": " + trouble.strip() + "; attempt " + (attempt + 1) + " of " + ATTEMPTS + " in "
                    + wait.toMillis() / 1000.0 + " s");
            pause.accept(wait);
        }
    }

    private static BuildFailure failure(HttpCall call, String why, String hint) {
        return new BuildFailure(
                FailureCode.NETWORK, "the image is pushed, but " + call + " did not start a pipeline: " + why, hint);
    }

    private static String said(HttpReply reply, Optional<String> token) throws IOException {
        String text = new String(reply.start(LARGEST_ANSWER), StandardCharsets.UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        String shown = hidden(text, token);
        return shown.length() > EXCERPT ? shown.substring(0, EXCERPT) + "..." : shown;
    }

    /** Servers repeat what they were sent. */
    private static String hidden(String text, Optional<String> token) {
        return token.map(secret ->
                        text.replace(secret, "***").replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***"))
                .orElse(text);
    }
}
