package io.github.gocontainer.cluster.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.yaml.YamlWriter;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.testbed.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestRendererTest {

    private static final RolledImage IMAGE =
            new RolledImage("registry.example/shop/web", "sha256:" + "a".repeat(64), "example.org/shop/web");
    private static final Variables VARIABLES = new Variables(List.of(new Variables.Source(
            "the test", Map.of("HOST", "web.example.org", "REPLICAS", "4", "project.version", "1.0"))));

    @Test
    void aSmallApplicationIsHardenedAllTheSame() {
        assertEquals(Expected.text(getClass(), "small.yaml"), text(render(Applications.small(), "")));
    }

    @Test
    void allThatCanBeGenerated() {
        assertEquals(Expected.text(getClass(), "full.yaml"), text(render(Applications.full(), "")));
    }

    @Test
    void fragmentsAreLaidOverWhatIsGenerated() {
        assertEquals(
                Expected.text(getClass(), "merged.yaml"),
                text(render(Applications.small(), Expected.text(getClass(), "fragments.yaml"))));
    }

    @Test
    void aWorkloadOfAnotherNameStandsAlone() {
        List<Manifest> manifests = render(Applications.small(), Expected.text(getClass(), "own-workload.yaml"));
        assertEquals("[ConfigMap greeting, StatefulSet store]", manifests.toString());
        assertEquals(Expected.text(getClass(), "own-workload.expected.yaml"), text(manifests));
    }

    @Test
    void generationCanBeAskedForBesideItAndRefusedWithoutIt() {
        assertEquals(
                "[ServiceAccount web, ConfigMap greeting, Service web, StatefulSet store, Deployment web]",
                render(Optional.of(true), Expected.text(getClass(), "own-workload.yaml"))
                        .toString());
        assertEquals(
                "[ConfigMap a]",
                render(Optional.of(false), "kind: ConfigMap\nmetadata: {name: a}")
                        .toString());
    }

    @Test
    void whoeverWroteTheAutoscalerItOwnsTheReplicas() {
        String fragment = """
                kind: HorizontalPodAutoscaler
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
                  maxReplicas: 5
                """;
        Manifest deployment = render(Applications.small(), fragment).get(3);
        assertEquals("Deployment web", deployment.toString());
        assertFalse(deployment.content().path("spec").has("replicas"));
    }

    @Test
    void aListStandsForItsItemsAndWhatWeDoNotKnowSurvives() {
        List<Manifest> manifests = render(Optional.of(false), """
                kind: List
                items:
                - apiVersion: monitoring.example.org/v1
                  kind: PodMonitor
                  metadata: {name: web}
                  spec: {unknown: [{a: 1}]}
                """);
        assertEquals(
                1,
                manifests
                        .get(0)
                        .content()
                        .path("spec")
                        .path("unknown")
                        .get(0)
                        .path("a")
                        .asInt());
        assertEquals(
                "gocontainer",
                manifests
                        .get(0)
                        .content()
                        .at("/metadata/labels/app.kubernetes.io~1managed-by")
                        .asText());
    }

    @Test
    void manifestsWithoutTheImageAreRefused() {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> render(Optional.of(false), """
                kind: Deployment
                spec: {template: {spec: {containers: [{name: web, image: nginx}]}}}
                """));
        assertTrue(failure.getMessage().contains("[Deployment web]"), failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("ko://example.org/shop/web"), failure.sentence());
    }

    @Test
    void everyWayToNameTheImageComesToTheDigest() {
        for (String written : List.of(
                "${image}",
                "\"${gocontainer.image.reference}\"",
                "${gocontainer.image}@${gocontainer.image.digest}",
                "ko://example.org/shop/web",
                "ko://example.org/shop/web/cmd/api",
                "ko://./cmd/api")) {
            Manifest deployment = render(
                            Optional.of(false),
                            "kind: Deployment\nspec: {template: {spec: {containers: [{name: web, image: "
                                    + (written.contains("{") && !written.startsWith("\"")
                                            ? "'" + written + "'"
                                            : written)
                                    + "}]}}}\n")
                    .get(0);
            assertTrue(deployment.runs(IMAGE.reference()), written);
        }
    }

    @Test
    void aFragmentNeedsAKindAndAnApiVersionThatIsClear() {
        assertTrue(assertThrows(BuildFailure.class, () -> render(Applications.small(), "metadata: {name: a}"))
                .getMessage()
                .startsWith("kubernetes/a.yaml:1: this document has no kind"));
        assertTrue(assertThrows(BuildFailure.class, () -> render(Applications.small(), "kind: PodMonitor"))
                .getMessage()
                .startsWith("kubernetes/a.yaml:1: PodMonitor has no apiVersion"));
    }

    @Test
    void theFilesAreNumberedInTheOrderOfTheirUseAndNoOldOneStays(@TempDir Path folder) throws IOException {
        Path manifests = Files.createDirectories(folder.resolve("manifests"));
        Files.writeString(manifests.resolve("99-old.yaml"), "kind: Old");
        ManifestFolder.write(manifests, render(Applications.full(), ""));
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(manifests)) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
        }
        assertEquals(
                List.of(
                        "00-namespace-shop.yaml",
                        "01-serviceaccount-web.yaml",
                        "02-service-web.yaml",
                        "03-networkpolicy-web.yaml",
                        "04-poddisruptionbudget-web.yaml",
                        "05-ingress-web.yaml",
                        "06-horizontalpodautoscaler-web.yaml",
                        "07-deployment-web.yaml"),
                names);
        String kustomization = Files.readString(folder.resolve("kustomization.yaml"));
        assertTrue(kustomization.endsWith("- manifests/07-deployment-web.yaml\n"), kustomization);
    }

    @Test
    void filesOfFoldersAreReadByName(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("kubernetes/more"));
        Files.writeString(folder.resolve("kubernetes/b.yaml"), "b");
        Files.writeString(folder.resolve("kubernetes/a.json"), "a");
        Files.writeString(folder.resolve("kubernetes/README.md"), "no");
        Files.writeString(folder.resolve("kubernetes/.hidden.yaml"), "no");
        Files.writeString(folder.resolve("kubernetes/more/c.yml"), "c");
        assertEquals(
                "{kubernetes/a.json=a, kubernetes/b.yaml=b, kubernetes/more/c.yml=c}",
                ManifestFolder.read(folder.resolve("kubernetes")).toString());
        assertEquals(Map.of(), ManifestFolder.read(folder.resolve("nothing")));
    }

    private static List<Manifest> render(Application application, String fragments) {
        return render(new ManifestSpec(application, Path.of("kubernetes"), Optional.empty()), fragments);
    }

    private static List<Manifest> render(Optional<Boolean> generate, String fragments) {
        return render(new ManifestSpec(Applications.small(), Path.of("kubernetes"), generate), fragments);
    }

    private static List<Manifest> render(ManifestSpec spec, String fragments) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("kubernetes/a.yaml", fragments);
        return new ManifestRenderer(spec, IMAGE, VARIABLES).render(files);
    }

    private static String text(List<Manifest> manifests) {
        StringBuilder text = new StringBuilder();
        manifests.forEach(manifest -> text.append("---\n").append(YamlWriter.write(manifest.content())));
        return text.toString();
    }
}
