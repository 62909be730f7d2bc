package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Removes what a test made in an engine: the last first, in every case, also when this JVM is asked to end. Something is
 * to be removed from the moment before it is made.
 */
final class Leftovers implements AutoCloseable {

    /** The label of everything that is made; its value is the test's own. */
    static final String LABEL = "io.github.gocontainer.smoke-test";

    private final Engine engine;
    private final String test;
    private final BuildLog log;
    private final Thread hook;
    private final Deque<Leftover> leftovers = new ArrayDeque<>();
    private boolean closed;

    private record Leftover(String what, Consumer<DockerClient> removal) {}

    Leftovers(Engine engine, String test, BuildLog log) {
        this.engine = engine;
        this.test = test;
        this.log = log;
        this.hook = new Thread(() -> remove(log::lastWords), "gocontainer-remove-containers");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            throw new BuildFailure(FailureCode.INTERRUPTED, "the build is being ended", null, shuttingDown);
        }
    }

    /** Makes something that is removed with this; never after that has begun. */
    synchronized <T> T make(String what, Consumer<DockerClient> removal, Supplier<T> creation) {
        if (closed) {
            throw new BuildFailure(FailureCode.INTERRUPTED, "the build is being ended");
        }
        leftovers.push(new Leftover(what, removal));
        return creation.get();
    }

    @Override
    public void close() {
        remove(log::warn);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }

    private synchronized void remove(Consumer<String> said) {
        closed = true;
        List<String> left = new ArrayList<>();
        while (!leftovers.isEmpty()) {
            Leftover leftover = leftovers.pop();
            try {
                engine.call("remove " + leftover.what(), Engine.SHORT, client -> removed(leftover, client));
            } catch (BuildFailure e) {
                left.add(leftover.what() + " (" + e.getMessage() + ")");
            }
        }
        if (!left.isEmpty()) {
            said.accept("could not be removed: " + String.join("; ", left) + ". All have the label " + LABEL + "="
                    + test
                    + ": docker rm --force --volumes $(docker ps --all --quiet --filter label=" + LABEL + "=" + test
                    + "); docker network prune --force --filter label=" + LABEL + "=" + test);
        }
    }

    private static boolean removed(Leftover leftover, DockerClient client) {
        try {
            leftover.removal().accept(client);
        } catch (NotFoundException goneAlready) {
            return false;
        }
        return true;
    }
}
