package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TokenDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PullTest extends RigFixture {

    private Path cache;

    @Override
    ImageLayout image(Path directory) throws IOException {
        return SampleImage.index(directory, List.of("linux/amd64", "linux/arm64", "linux/arm/v6"), 5, 2_000, 60_000);
    }

    @BeforeEach
    void publish() throws IOException {
        rig.registry.store().put(Rig.REPOSITORY, "3", layout);
        cache = folder.resolve("cache");
    }

    @Test
    void onlyTheWantedPlatformsOfAnIndexAreFetched() throws IOException {
        PulledImage pulled = rig.pull(cache, "3", "linux/amd64", "linux/arm64");

        assertEquals(layout.root().digest(), pulled.digest());
        assertEquals(2, pulled.manifests().size());
        assertEquals(6, rig.registry.requests("GET", "/blobs/").size());
        for (Descriptor manifest : pulled.manifests().values()) {
            assertArrayEquals(
                    layout.blobs().document(manifest.digest()), pulled.store().document(manifest.digest()));
        }
    }

    @Test
    void theSecondBuildAsksForTheTagOnly() {
        rig.pull(cache, "3", "linux/amd64");
        rig.registry.requests().clear();

        rig.pull(cache, "3", "linux/amd64");

        assertEquals(
                "[HEAD /v2/acme/hello/manifests/3]", rig.registry.requests().toString());
    }

    @Test
    void aPinnedDigestIsNotAskedForAgain() throws IOException {
        ImageReference pinned = rig.reference("3").withDigest(layout.root().digest());
        PullSpec spec = new PullSpec(pinned, List.of(Platform.parse("linux/amd64")), false, cache);
        rig.registries().pull(spec);
        rig.registry.requests().clear();

        rig.registries().pull(spec);

        assertEquals(List.of(), rig.registry.requests());
    }

    @Test
    void aTagThatMovedIsFetchedAnew() throws IOException {
        rig.pull(cache, "3", "linux/amd64");
        ImageLayout newer = SampleImage.index(folder.resolve("newer"), List.of("linux/amd64"), 6, 900);
        rig.registry.store().put(Rig.REPOSITORY, "3", newer);

        assertEquals(newer.root().digest(), rig.pull(cache, "3", "linux/amd64").digest());
    }

    @Test
    void offlineAfterOneBuildOnline() throws IOException {
        rig.pull(cache, "3", "linux/amd64");
        rig.registry.requests().clear();

        PulledImage pulled = rig.registries()
                .pull(new PullSpec(rig.reference("3"), List.of(Platform.parse("linux/amd64")), true, cache));

        assertEquals(layout.root().digest(), pulled.digest());
        assertEquals(List.of(), rig.registry.requests());
    }

    @Test
    void offlineWithoutEverHavingSeenTheImage() {
        BuildFailure failure = rig.failure(() -> rig.registries()
                .pull(new PullSpec(rig.reference("3"), List.of(Platform.parse("linux/amd64")), true, cache)));

        assertTrue(failure.getMessage().contains("-o"), failure::getMessage);
        assertTrue(failure.getMessage().contains(rig.reference("3").toString()), failure::getMessage);
        assertEquals(List.of(), rig.registry.requests());
    }

    @Test
    void offlineWithoutOneOfThePlatforms() {
        rig.pull(cache, "3", "linux/amd64");

        BuildFailure failure = rig.failure(() -> rig.registries()
                .pull(new PullSpec(rig.reference("3"), List.of(Platform.parse("linux/arm64")), true, cache)));

        assertTrue(failure.getMessage().contains("-o"), failure::getMessage);
    }

    @Test
    void anOlderVariantServesANewerOne() throws IOException {
        PulledImage pulled = rig.pull(cache, "3", "linux/arm/v7", "linux/amd64/v3");

        assertEquals(
                "[linux/amd64/v3, linux/arm/v7]", pulled.manifests().keySet().toString());
        assertEquals(
                "linux/arm/v6",
                pulled.manifests()
                        .get(Platform.parse("linux/arm/v7"))
                        .platform()
                        .orElseThrow()
                        .toString());
    }

    @Test
    @FaultCase("B24")
    void b24AMissingPlatformListsThoseThatThereAre() {
        String message = rig.failure(() -> rig.pull(cache, "3", "linux/s390x")).getMessage();

        assertTrue(message.contains("linux/s390x, only for linux/amd64, linux/arm/v6, linux/arm64"), message);
    }

    @Test
    void aManifestWithoutIndexMustFit() throws IOException {
        ImageLayout single = SampleImage.single(folder.resolve("single"), "linux/arm64", 9, 100);
        rig.registry.store().put(Rig.REPOSITORY, "single", single);

        PulledImage pulled = rig.pull(cache, "single", "linux/arm64");
        String message =
                rig.failure(() -> rig.pull(cache, "single", "linux/amd64")).getMessage();

        assertEquals(
                MediaTypes.OCI_MANIFEST,
                pulled.manifests().get(Platform.parse("linux/arm64")).mediaType());
        assertTrue(message.contains("no image for linux/amd64, only for linux/arm64"), message);
    }

    @Test
    void fieldsAndEntriesThatWeDoNotKnowArePassedOver() throws IOException {
        ObjectNode index =
                (ObjectNode) Json.parse(layout.blobs().document(layout.root().digest()));
        ArrayNode manifests = (ArrayNode) index.get("manifests");
        ((ObjectNode) manifests.get(0))
                .put("artifactType", "application/vnd.example")
                .put("data", "e30=");
        ObjectNode attestation = ((ObjectNode) manifests.get(1)).deepCopy();
        attestation.putObject("platform").put("os", "unknown").put("architecture", "unknown");
        manifests.insert(0, attestation);
        index.put("somethingNew", true);
        index.remove("mediaType");
        rig.registry.store().putDocument(Rig.REPOSITORY, "odd", MediaTypes.DOCKER_INDEX, Json.compact(index));

        PulledImage pulled = rig.pull(cache, "odd", "linux/amd64");
        String message = rig.failure(() -> rig.pull(cache, "odd", "linux/386")).getMessage();

        assertEquals(1, pulled.manifests().size());
        assertFalse(message.contains("unknown"), message);
    }

    @Test
    void aPlatformThatTheIndexLeavesOutIsReadFromTheConfiguration() throws IOException {
        ObjectNode index =
                (ObjectNode) Json.parse(layout.blobs().document(layout.root().digest()));
        ArrayNode manifests = (ArrayNode) index.get("manifests");
        manifests.forEach(entry -> ((ObjectNode) entry).remove("platform"));
        ObjectNode attestation = ((ObjectNode) manifests.get(1)).deepCopy();
        attestation.putObject("annotations").put("vnd.docker.reference.type", "attestation-manifest");
        attestation.put("digest", Digest.of(new byte[] {1}).toString());
        manifests.insert(0, attestation);
        rig.registry.store().putDocument(Rig.REPOSITORY, "bare", MediaTypes.OCI_INDEX, Json.compact(index));

        PulledImage pulled = rig.pull(cache, "bare", "linux/arm/v7");
        String message =
                rig.failure(() -> rig.pull(cache, "bare", "linux/s390x")).getMessage();

        Descriptor chosen = pulled.manifests().get(Platform.parse("linux/arm/v7"));
        assertEquals("linux/arm/v6", chosen.platform().orElseThrow().toString());
        assertTrue(message.contains("only for linux/amd64, linux/arm/v6, linux/arm64"), message);
    }

    @Test
    void everyLayerNeedsItsDiffId() throws IOException {
        ImageLayout single = SampleImage.single(folder.resolve("single"), "linux/amd64", 9, 100, 200);
        ObjectNode manifest =
                (ObjectNode) Json.parse(single.blobs().document(single.root().digest()));
        ((ArrayNode) manifest.get("layers")).remove(1);
        rig.registry.store().put(Rig.REPOSITORY, "short", single);
        rig.registry.store().putDocument(Rig.REPOSITORY, "short", MediaTypes.OCI_MANIFEST, Json.compact(manifest));

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "short", "linux/amd64"));

        assertEquals(FailureCode.BASE_IMAGE, failure.code());
        assertTrue(failure.getMessage().contains("names 2 diff_ids"), failure::getMessage);
        assertTrue(failure.getMessage().contains("has 1 layers"), failure::getMessage);
    }

    @Test
    void layersThatAreKeptElsewhereAreRefused() throws IOException {
        ImageLayout single = SampleImage.single(folder.resolve("single"), "linux/amd64", 9, 100);
        ObjectNode manifest =
                (ObjectNode) Json.parse(single.blobs().document(single.root().digest()));
        ((ObjectNode) manifest.get("layers").get(0)).putArray("urls").add("http://169.254.169.254/layer");
        rig.registry.store().put(Rig.REPOSITORY, "foreign", single);
        rig.registry.store().putDocument(Rig.REPOSITORY, "foreign", MediaTypes.OCI_MANIFEST, Json.compact(manifest));

        String message =
                rig.failure(() -> rig.pull(cache, "foreign", "linux/amd64")).getMessage();

        assertTrue(message.contains("kept outside of the registry"), message);
    }

    @Test
    void anImageThatIsNotThere() {
        BuildFailure failure = rig.failure(() -> rig.pull(cache, "missing", "linux/amd64"));

        assertTrue(
                failure.getMessage().contains("acme/hello:missing failed: read manifest missing at "),
                failure::getMessage);
        assertTrue(failure.getMessage().contains("404 Not Found"), failure::getMessage);
        assertTrue(failure.getMessage().contains("MANIFEST_UNKNOWN"), failure::getMessage);
    }

    @Test
    void withAnAnonymousToken() {
        rig.registry.wants(TokenDesk.bearer("", "", 100));

        assertEquals(1, rig.pull(cache, "3", "linux/amd64").manifests().size());
    }

    @Test
    @FaultCase("A14")
    void a14ABrokenDownloadGoesOnWhereItBroke() {
        rig.registry.once("GET", "/blobs/", Fault.cut());

        rig.pull(cache, "3", "linux/arm64");

        assertEquals(1, rig.log.warnings().size(), rig.log.warnings()::toString);
        long resumed = rig.registry.requests("GET", "/blobs/").stream()
                .filter(request -> request.hasHeader("Range"))
                .count();
        assertEquals(1, resumed);
        assertEquals(List.of(), partials());
    }

    @Test
    @FaultCase("A14")
    void a14ABrokenDownloadBeginsAnewWithoutRanges() {
        rig.registry.store().supportRanges(false);
        rig.registry.once("GET", "/blobs/", Fault.cut());

        rig.pull(cache, "3", "linux/arm64");

        assertEquals(1, rig.log.warnings().size());
    }

    @Test
    @FaultCase("B10")
    void b10AnotherManifestThanThePinnedOne() throws IOException {
        byte[] other = "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
        rig.registry.always("GET", "/manifests/", Fault.body(new String(other, StandardCharsets.UTF_8)));
        Digest pinned = layout.root().digest();

        BuildFailure failure = rig.failure(() -> rig.registries()
                .pull(new PullSpec(
                        rig.reference("3").withDigest(pinned), List.of(Platform.parse("linux/amd64")), false, cache)));

        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains(pinned.toString()), failure::getMessage);
        assertTrue(failure.getMessage().contains(Digest.of(other).toString()), failure::getMessage);
        assertEquals(List.of(), cached());
    }

    @Test
    @FaultCase("B10")
    void b10AnotherManifestOfThePlatform() {
        rig.registry.always("GET", "/manifests/sha256", Fault.flip());

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "3", "linux/amd64"));

        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertEquals(1, cached().size());
    }

    @Test
    @FaultCase("B11")
    void b11OneFlippedBitInALayer() {
        rig.registry.always("GET", "/blobs/", Fault.flip());

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "3", "linux/amd64"));

        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains("wanted is sha256:"), failure::getMessage);
        assertEquals(2, cached().size());
        assertEquals(List.of(), partials());
    }

    @Test
    @FaultCase("B10")
    void b10ThePinnedManifestIsDamagedInTheCacheAndAnotherOneOnTheServer() throws IOException {
        Digest pinned = layout.root().digest();
        PullSpec spec = new PullSpec(
                rig.reference("3").withDigest(pinned), List.of(Platform.parse("linux/amd64")), false, cache);
        Path cached = rig.registries().pull(spec).store().path(pinned);
        Files.writeString(cached, "{}");
        rig.registry.always("GET", "/manifests/", Fault.body("{\"schemaVersion\":2,\"manifests\":[]}"));

        BuildFailure failure = rig.failure(() -> rig.registries().pull(spec));

        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains(pinned.toString()), failure::getMessage);
        assertEquals("{}", Files.readString(cached));
    }

    @Test
    @FaultCase("B12")
    void b12OneFlippedBitInTheConfiguration() throws IOException {
        ImageLayout single = SampleImage.single(folder.resolve("single"), "linux/amd64", 9, 100);
        rig.registry.store().put(Rig.REPOSITORY, "single", single);
        String config = Json.parse(single.blobs().document(single.root().digest()))
                .path("config")
                .path("digest")
                .asText();
        rig.registry.always("GET", "/blobs/" + config, Fault.flip());

        BuildFailure failure = rig.failure(() -> rig.pull(cache, "single", "linux/amd64"));

        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains("wanted is " + config), failure::getMessage);
        assertFalse(cached().contains(config.substring(7)), cached()::toString);
        assertEquals(List.of(), partials());
    }

    @ParameterizedTest
    @FaultCase("C1")
    @ValueSource(strings = {"", "garbage", "{\"reference\":\"other\",\"digest\":\"sha256:1\"}"})
    void c1WhatATagPointedToIsDamaged(String content) throws IOException {
        rig.pull(cache, "3", "linux/amd64");
        Path file;
        try (var files = Files.list(cache.resolve("references"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] before = Files.readAllBytes(file);
        Files.writeString(file, content);

        rig.pull(cache, "3", "linux/amd64");

        assertEquals(1, rig.log.warnings().size(), rig.log.warnings()::toString);
        assertTrue(rig.log.warnings().get(0).contains(file.toString()), rig.log.warnings()::toString);
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    @FaultCase("C8")
    void c8AFolderWithSpacesAndLettersOfTheWorld() {
        Path odd = folder.resolve("Jörg's hôme – 家 😀").resolve(".cache");

        assertEquals(1, rig.pull(odd, "3", "linux/amd64").manifests().size());
    }

    @Test
    @FaultCase("C1")
    void c1ADamagedCacheHealsItself() throws IOException {
        PulledImage pulled = rig.pull(cache, "3", "linux/amd64");
        for (String damage : List.of("flip", "truncate", "empty", "folder")) {
            Path victim = damage(damage, pulled);
            rig.log.warnings().clear();

            rig.pull(cache, "3", "linux/amd64");

            assertEquals(1, rig.log.warnings().size(), damage + rig.log.warnings());
            assertTrue(rig.log.warnings().get(0).contains(victim.toString()), damage);
            assertEquals(victim.getFileName().toString(), Digest.of(victim).hex(), damage);
        }
    }

    private Path damage(String damage, PulledImage pulled) throws IOException {
        Descriptor manifest = pulled.manifests().get(Platform.parse("linux/amd64"));
        String layer = Json.parse(pulled.store().document(manifest.digest()))
                .path("layers")
                .get(1)
                .path("digest")
                .asText();
        Path victim = pulled.store().path(damage.equals("empty") ? manifest.digest() : Digest.parse(layer));
        byte[] content = Files.readAllBytes(victim);
        switch (damage) {
            case "flip" -> {
                content[content.length / 2] ^= 1;
                Files.write(victim, content);
            }
            case "truncate" -> Files.write(victim, java.util.Arrays.copyOf(content, content.length / 2));
            case "empty" -> Files.write(victim, new byte[0]);
            default -> {
                Files.delete(victim);
                Files.createDirectory(victim);
            }
        }
        return victim;
    }

    @Test
    @FaultCase("C2")
    void c2ManyBuildsWithOneColdCache() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(12);
        try {
            List<Callable<PulledImage>> tasks = new ArrayList<>();
            for (int number = 0; number < 12; number++) {
                tasks.add(() -> rig.pull(cache, "3", "linux/amd64", "linux/arm64"));
            }
            for (Future<PulledImage> pulled : builds.invokeAll(tasks)) {
                assertEquals(layout.root().digest(), pulled.get().digest());
            }
        } finally {
            builds.shutdownNow();
        }
        assertEquals(List.of(), rig.log.warnings());
        assertEquals(List.of(), partials());
    }

    @Test
    @FaultCase("C5")
    void partialDownloadsOfKilledBuildsAreDeletedAfterADay() throws IOException {
        Path blobs = Files.createDirectories(cache.resolve("blobs").resolve("sha256"));
        Path old = Files.createFile(blobs.resolve(".partial-1.tmp"));
        Path young = Files.createFile(blobs.resolve(".partial-2.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(100_000)));

        rig.pull(cache, "3", "linux/amd64");

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    private List<String> cached() {
        return names(".*[0-9a-f]{64}");
    }

    private List<String> partials() {
        return names(".*partial.*");
    }

    private List<String> names(String pattern) {
        Path blobs = cache.resolve("blobs").resolve("sha256");
        if (!Files.isDirectory(blobs)) {
            return List.of();
        }
        try (var files = Files.list(blobs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
