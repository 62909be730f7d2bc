package io.github.gocontainer.cluster;

import io.github.gocontainer.log.BuildLog;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends a request again while the server is busy, restarting or not to be reached for a moment. */
public final class RetryingApi implements KubernetesApi {

    private final KubernetesApi api;
    private final Time time;
    private final Clock clock;
    private final BuildLog log;

    public RetryingApi(KubernetesApi api, Time time, Clock clock, BuildLog log) {
        this.api = api;
        this.time = time;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public ApiReply send(ApiRequest request) {
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> pause;
            String why;
            try {
                ApiReply reply = api.send(request);
                pause = ApiRetryPolicy.after(reply, attempt, ZonedDateTime.now(clock));
                if (pause.isEmpty()) {
                    return reply;
                }
                why = "the answer was " + reply.status() + " " + reply.message();
            } catch (ApiUnreachable e) {
                pause = ApiRetryPolicy.afterSilence(e, attempt);
                if (pause.isEmpty()) {
                    throw e;
                }
                why = String.valueOf(e.getMessage());
            }
            log.warn("Kubernetes: " + request + ": " + why + "; attempt " + (attempt + 1) + " of "
                    + ApiRetryPolicy.ATTEMPTS + " in " + pause.get().toMillis() / 1000.0 + " s");
            time.pause(pause.get());
        }
    }

    /** A log that broke off is not started again: its first lines would come twice. */
    @Override
    public ApiReply stream(ApiRequest request, Consumer<String> lines) {
        return api.stream(request, lines);
    }
}
