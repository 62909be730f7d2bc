package io.github.gocontainer.docker.smoke;

import java.util.Optional;
import java.util.SortedMap;

/** A service that was started; closing it removes it, whatever state it is in. */
public interface Service extends AutoCloseable {

    /** How it runs, for example {@code in a container of Docker 20.10.24}. */
    String runtime();

    /** Where each port is that somebody wants to reach, by the port that the service itself listens on. */
    SortedMap<Integer, Endpoint> endpoints();

    /** The same of every dependency by its name. */
    SortedMap<String, SortedMap<Integer, Endpoint>> dependencies();

    /** How it ended; empty while it runs. */
    Optional<Exit> exit();

    /** What it wrote. */
    ServiceLog log();

    /** Asks it to end, by the signal that its image wants. */
    void requestStop();

    /** The signal of {@link #requestStop()}. */
    String stopSignal();

    @Override
    void close();
}
