package io.github.gocontainer.failure;

/** The kinds of failure that callers tell apart; each says whether the user can mend it in the build's own input. */
public enum FailureCode {
    /** The configuration is wrong: an element, a property or an environment variable must change. */
    CONFIGURATION(true),
    /** The Go sources, go.mod or go.sum must change. */
    SOURCES(true),
    /** A goal's input file is missing or does not fit; another goal must run first. */
    MISSING_INPUT(true),
    /** A registry, proxy or credential store refused the credentials that it was given. */
    CREDENTIALS(true),
    /** A Go toolchain is missing, too old or damaged. */
    TOOLCHAIN(false),
    /** A child process failed for a reason of its own. */
    PROCESS(false),
    /** A Docker engine is absent, refuses, or failed to do what it was asked to. */
    DOCKER(false),
    /** The image was started and did not do what its smoke test wants. */
    SMOKE_TEST(true),
    /** A base image is missing, damaged or lacks the wanted platform. */
    BASE_IMAGE(false),
    /** The registry refused, failed or answered against the specification. */
    REGISTRY(false),
    /** The Kubernetes API refused, failed or could not be reached. */
    CLUSTER(false),
    /** The new version did not become ready in the cluster. */
    ROLLOUT(false),
    /** Bytes do not have the digest that was promised for them. */
    INTEGRITY(false),
    /** A download, connection or certificate failed. */
    NETWORK(false),
    /** A file could not be read or written. */
    FILES(false),
    /** The build was interrupted. */
    INTERRUPTED(false);

    private final boolean mendable;

    FailureCode(boolean mendable) {
        this.mendable = mendable;
    }

    /** Whether the user mends this in the build's own input, which Maven reports as a failure and not as an error. */
    public boolean mendable() {
        return mendable;
    }
}
