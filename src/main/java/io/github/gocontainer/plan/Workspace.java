package io.github.gocontainer.plan;

import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the goals leave their files for one another.
 *
 * @param directory {@code target/gocontainer}, or a folder in it for an execution that is not the default one
 */
public record Workspace(Path directory) {

    /** What stands in the folder now or, by the contract, one day; an execution's folder has no such name. */
    private static final Set<String> NAMES = Set.of("bin", "image", "tmp", "manifests", "rehearsal", "report");

    private static final Pattern FILE = Pattern.compile(".*\\.(json|yaml|env|digest|tar|out|html|log|sarif)");

    /** Whether a file or folder of ours has this name, on some system. */
    static boolean hasName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || FILE.matcher(lower).matches();
    }

    public Path planFile() {
        return directory.resolve("plan.json");
    }

    public Path binaries() {
        return directory.resolve("bin");
    }

    public ImageLayout layout() {
        return new ImageLayout(directory.resolve("image"));
    }

    /** Remembers which content became which layer. */
    public Path layerMemory() {
        return directory.resolve("layers.json");
    }

    /** Remembers the folders and links of base images. */
    public Path baseMemory() {
        return directory.resolve("bases.json");
    }

    /** For an image that nobody keeps. */
    public Path rehearsal() {
        return directory.resolve("rehearsal");
    }

    public Path imageFile() {
        return directory.resolve("image.json");
    }

    /** For {@code docker load}. */
    public Path imageArchive() {
        return directory.resolve("image.tar");
    }

    /** The same of one of several platforms. */
    public Path imageArchive(Platform platform) {
        return directory.resolve("image-" + platform.folder() + ".tar");
    }

    public Path digestFile() {
        return directory.resolve("image.digest");
    }

    /** What generators said, if anything. */
    public Path generateLog() {
        return directory.resolve("go-generate.log");
    }

    /** Findings in the format that code hosts read. */
    public Path vetReport() {
        return directory.resolve("vet.sarif");
    }

    /** The stream of {@code go test -json}, as it came. */
    public Path testEvents() {
        return directory.resolve("go-test.json");
    }

    public Path coverageProfile() {
        return directory.resolve("coverage.out");
    }

    public Path coveragePage() {
        return directory.resolve("coverage.html");
    }

    /** What each gate said. */
    public Path gatesFile() {
        return directory.resolve("gates.json");
    }

    /** The license of every linked module. */
    public Path licensesFile() {
        return directory.resolve("licenses.json");
    }

    public Path publishedFile() {
        return directory.resolve("published.json");
    }

    public Path publishedVariables() {
        return directory.resolve("published.env");
    }

    /** The rendered manifests; beside it lies a kustomization. */
    public Path manifests() {
        return directory.resolve("manifests");
    }

    /** What a rollout would change. */
    public Path clusterPlanFile() {
        return directory.resolve("cluster-plan.json");
    }

    /** How the last rollout of the image ended. */
    public Path rolloutFile() {
        return directory.resolve("rollout.json");
    }

    public Path smokeTestFile() {
        return directory.resolve("smoke-test.json");
    }

    public Path loadedFile() {
        return directory.resolve("loaded.json");
    }

    public Path doctorFile() {
        return directory.resolve("doctor.json");
    }

    /** What the service wrote during its smoke test. */
    public Path smokeTestLog() {
        return directory.resolve("smoke-test.log");
    }

    /** For files that are gone when the goal has ended. */
    public Path temporary() {
        return directory.resolve("tmp");
    }
}
