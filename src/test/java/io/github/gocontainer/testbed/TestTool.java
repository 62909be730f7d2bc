package io.github.gocontainer.testbed;

import java.util.EnumSet;
import java.util.Set;

/** A program that the tests build from its Go module, at a version that is pinned here and nowhere else. */
public enum TestTool {
    /** The independent client that says whether an image is valid. */
    CRANE("crane", "github.com/google/go-containerregistry/cmd/crane", "v0.22.1"),
    /** The registry of the CNCF, to which most registries go back. */
    REGISTRY("registry", "github.com/distribution/distribution/v3/cmd/registry", "v3.1.2"),
    /** Another way from a Go module to an image; built only where something compares with it. */
    KO("ko", "github.com/google/ko", "v0.19.1"),
    /** The independent judge of Kubernetes manifests. */
    KUBE_SCORE("kube-score", "github.com/zegl/kube-score/cmd/kube-score", "v1.20.0");

    /** What the test bed itself cannot do without. */
    static final Set<TestTool> ALWAYS = EnumSet.of(CRANE, REGISTRY);

    private final String program;
    private final String source;
    private final String version;

    TestTool(String program, String source, String version) {
        this.program = program;
        this.source = source;
        this.version = version;
    }

    /** The name of the executable file. */
    String program() {
        return program;
    }

    /** What {@code go install} takes. */
    String source() {
        return source + "@" + version;
    }

    /** Its module, as {@code go get} takes it. */
    String module() {
        return source.replaceFirst("/cmd/.*", "") + "@" + version;
    }

    /** The folder of the cache: another version is another folder, so that nothing old is ever taken for it. */
    String folder() {
        return program + "-" + version;
    }
}
