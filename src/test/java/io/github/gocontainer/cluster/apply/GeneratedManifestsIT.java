package io.github.gocontainer.cluster.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.manifests.Applications;
import io.github.gocontainer.cluster.manifests.Manifest;
import io.github.gocontainer.cluster.manifests.ManifestFolder;
import io.github.gocontainer.cluster.manifests.ManifestRenderer;
import io.github.gocontainer.cluster.manifests.ManifestSpec;
import io.github.gocontainer.cluster.manifests.RolledImage;
import io.github.gocontainer.cluster.manifests.Variables;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.TestTool;
import io.github.gocontainer.testbed.ToolCache;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What independent judges say of the generated manifests: a real API server, and kube-score. */
class GeneratedManifestsIT {

    @TempDir
    private Path folder;

    private static List<Manifest> render(Application application) {
        return new ManifestRenderer(
                        new ManifestSpec(application, Path.of("kubernetes"), Optional.empty()),
                        new RolledImage("registry.example/shop/web", "sha256:" + "a".repeat(64), "example.org/web"),
                        new Variables(List.of()))
                .render(new TreeMap<>());
    }

    @Test
    @FaultCase("G21")
    void aServerOfARestrictedNamespaceTakesAllOfThemWithoutAWarning() throws IOException {
        RealCluster real = RealCluster.ofThisBuild();
        real.kubectl("create", "namespace", "shop");
        for (String mode : List.of("enforce", "warn", "audit")) {
            real.kubectl("label", "namespace", "shop", "pod-security.kubernetes.io/" + mode + "=restricted");
        }
        Path manifests = folder.resolve("manifests");
        for (Application application : List.of(Applications.small(), Applications.full())) {
            List<Path> files = ManifestFolder.write(manifests, render(application));
            Programs.Outcome outcome = real.tryKubectl(
                    "-n", "shop", "apply", "--server-side", "--dry-run=server", "-f", manifests.toString());
            assertEquals(0, outcome.exit(), outcome.output());
            assertEquals(files.size(), outcome.output().lines().count(), outcome.output());
            assertFalse(outcome.output().contains("Warning"), outcome.output());
            Programs.Outcome base = real.tryKubectl("kustomize", folder.toString());
            assertEquals(0, base.exit(), base.output());
            assertEquals(
                    files.size(),
                    base.output()
                            .lines()
                            .filter(line -> line.startsWith("kind: "))
                            .count(),
                    base.output());
        }
        real.kubectl("delete", "namespace", "shop", "--wait=false");
    }

    @Test
    @FaultCase("G21")
    void kubeScoreFindsNothingCritical() throws IOException {
        Path kubeScore = new ToolCache(
                        ToolCache.cache(),
                        Bed.of(Path.of(System.getProperty("basedir"))).go())
                .provide(TestTool.KUBE_SCORE);
        List<String> command = new ArrayList<>(List.of(kubeScore.toString(), "score", "--output-format=json"));
        ManifestFolder.write(folder.resolve("manifests"), render(Applications.full()))
                .forEach(file -> command.add(file.toString()));
        Programs.Outcome outcome = Programs.run(folder, command.toArray(String[]::new));
        JsonNode scores = Json.parse(outcome.output().getBytes(StandardCharsets.UTF_8));
        List<String> critical = new ArrayList<>();
        int checks = 0;
        for (JsonNode object : scores) {
            for (JsonNode check : object.path("checks")) {
                checks++;
                // 10 is fine, 5 a warning, 1 critical.
                if (!check.path("skipped").asBoolean() && check.path("grade").asInt() <= 1) {
                    critical.add(object.path("object_name").asText() + ": "
                            + check.path("check").path("name").asText() + " " + check.path("comments"));
                }
            }
        }
        assertEquals(List.of(), critical);
        assertTrue(checks > 20, outcome.output());
    }
}
