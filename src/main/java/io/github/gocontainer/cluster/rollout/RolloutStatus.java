package io.github.gocontainer.cluster.rollout;

/** How far a rollout is, in the words of {@code kubectl rollout status}. */
public sealed interface RolloutStatus {

    String sentence();

    /** Not at its end, and it may still get there. */
    record Progressing(String sentence) implements RolloutStatus {}

    /** The new version runs as it was wanted, and nothing of the old one. */
    record Complete(String sentence) implements RolloutStatus {}

    /** Kubernetes itself has given up. */
    record Failed(String sentence) implements RolloutStatus {}
}
