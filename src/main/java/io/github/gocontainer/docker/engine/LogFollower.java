package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.github.gocontainer.docker.smoke.ServiceLog;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Hands on what a container writes, as it comes. */
final class LogFollower extends ResultCallback.Adapter<Frame> {

    private static final long END_SECONDS = 3;

    private final ServiceLog.Feed output;
    private final ServiceLog.Feed error;

    LogFollower(ServiceLog log) {
        this.output = log.feed();
        this.error = log.feed();
    }

    @Override
    public void onNext(Frame frame) {
        byte[] payload = frame.getPayload();
        (frame.getStreamType() == StreamType.STDERR ? error : output).write(payload, payload.length);
    }

    /** The container has ended: its last words may still be on the way. */
    void drain() {
        try {
            awaitCompletion(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            // What came before is kept; how the container ended does not depend on its log.
        }
        output.end();
        error.end();
    }

    void end() {
        try {
            close();
        } catch (IOException e) {
            // Nobody reads on.
            return;
        }
    }
}
