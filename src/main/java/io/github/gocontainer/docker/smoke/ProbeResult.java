package io.github.gocontainer.docker.smoke;

/** What one look at a service found. */
sealed interface ProbeResult {

    /** It is as it should be; the sentence says what was found. */
    record Ready(String found) implements ProbeResult {}

    /** It may still become so. */
    record NotYet(String found) implements ProbeResult {}

    /** It will not become so. */
    record Never(String found) implements ProbeResult {}
}
