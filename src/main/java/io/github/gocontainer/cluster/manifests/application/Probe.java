package io.github.gocontainer.cluster.manifests.application;

/** How Kubernetes finds out about the state of a pod, at its main port. */
public sealed interface Probe {

    /** A GET that answers 200 to 399. */
    record Http(String path) implements Probe {}

    /** A connection that is accepted. */
    record Tcp() implements Probe {}

    /** Nothing is asked. */
    record None() implements Probe {}

    /** {@code /path}, {@code tcp} or {@code none}. */
    static Probe parse(String text) {
        if (text.equals("none")) {
            return new None();
        }
        if (text.equals("tcp")) {
            return new Tcp();
        }
        if (text.startsWith("/") && !text.matches(".*\\s.*")) {
            return new Http(text);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a probe: expected a path such as /healthz, or tcp, or none");
    }
}
