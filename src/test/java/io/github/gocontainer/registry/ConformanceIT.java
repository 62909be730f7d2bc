package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.Referrers;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import io.github.gocontainer.registry.referrer.Referrer;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.RealParts;
import io.github.gocontainer.testbed.RealRegistry;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TestTool;
import io.github.gocontainer.testbed.TestTools;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that the client does, with every registry that a test can have; crane says what arrived. */
final class ConformanceIT {

    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64");
    private static final String SBOM = "application/vnd.cyclonedx+json";

    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();
    private HttpTransport transport;
    private ImageLayout layout;

    @BeforeEach
    void makeImage() throws IOException {
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(), "test");
        layout = SampleImage.index(folder.resolve("image"), PLATFORMS, 1, 2_000, 600_000);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
    }

    private Registries registries(RegistryOptions options) {
        return new Registries(options, CredentialSource.none(), () -> transport, log);
    }

    @Test
    void distribution3() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            everything(registry.host(), false);
            aTagWithReferrersIsStillAnImageForCrane(registry.host());
        }
    }

    @Test
    void distribution28OfDebian() throws Exception {
        try (RealRegistry registry =
                RealRegistry.start(RealParts.program("docker-registry"), folder.resolve("registry"))) {
            everything(registry.host(), false);
            aTagWithReferrersIsStillAnImageForCrane(registry.host());
        }
    }

    @Test
    void goContainerregistryWithoutReferrers() throws Exception {
        String crane = TestTools.program("crane").toString();
        try (RealRegistry registry =
                RealRegistry.start(folder.resolve("registry"), crane, "registry", "serve", "--address")) {
            everything(registry.host(), false);
        }
    }

    @Test
    @FaultCase("B23")
    void goContainerregistryWithReferrers() throws Exception {
        Path program = new ToolCache(ToolCache.cache(), RealParts.program("go"))
                .provide("registry-with-referrers", TestTool.CRANE);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), program.toString())) {
            everything(registry.host(), true);
        }
    }

    /** Its own judge of every request: see SpecificationCheck. */
    @Test
    void theStrictFake() throws Exception {
        try (FaultyRegistry registry = FaultyRegistry.start()) {
            everything(registry.host(), false);
            registry.store().keepReferrers(true);
            everything(registry.host().replace("127.0.0.1", "localhost"), true);

            assertEquals(List.of(), registry.violations());
        }
    }

    private void everything(String host, boolean keepsReferrers) throws Exception {
        PublishedImage published = pushAndPushAgain(host, "acme/hello" + keepsReferrers);
        pullBack(published);
        inChunks(host, keepsReferrers);
        mounted(host, published, keepsReferrers);
        attach(published, keepsReferrers);
        assertEquals(List.of(), log.warnings());
    }

    private PublishedImage pushAndPushAgain(String host, String repository) throws Exception {
        ImageReference target = ImageReference.parse(host + "/" + repository + ":1.0");
        PushSpec spec = new PushSpec(layout, target, List.of("latest"));
        PublishedImage published = registries(RegistryOptions.defaults()).push(spec);

        assertEquals(6, published.transfer().blobsUploaded());
        assertEquals(
                2, registries(RegistryOptions.defaults()).push(spec).transfer().requests());
        crane(target.toString());
        return published;
    }

    private void crane(String reference) throws Exception {
        Path crane = TestTools.program("crane");
        assertEquals(Rig.digest(layout), TestTools.run(crane, "digest", reference));
        for (String platform : PLATFORMS) {
            String said = TestTools.run(crane, "validate", "--platform", platform, "--remote", reference);
            assertTrue(said.contains("PASS"), said);
        }
    }

    private void pullBack(PublishedImage published) {
        PulledImage pulled = registries(RegistryOptions.defaults())
                .pull(new PullSpec(
                        published.target(),
                        PLATFORMS.stream().map(Platform::parse).toList(),
                        false,
                        folder.resolve("cache-" + published.target().registry().replace(':', '-'))));

        assertEquals(published.digest(), pulled.digest());
    }

    private void inChunks(String host, boolean keepsReferrers) throws Exception {
        ImageReference target = ImageReference.parse(host + "/acme/chunks" + keepsReferrers + ":1.0");
        registries(RegistryOptions.defaults().withUploadChunkSize(100_000))
                .push(new PushSpec(layout, target, List.of()));
        crane(target.toString());
    }

    /** A registry may mount, may answer with a session, or may have the blob in all of its repositories. */
    private void mounted(String host, PublishedImage published, boolean keepsReferrers) throws Exception {
        ImageReference target = ImageReference.parse(host + "/acme/mounted" + keepsReferrers + ":1.0");
        Map<Platform, ImageReference> bases = new HashMap<>();
        published.platforms().keySet().forEach(platform -> bases.put(platform, published.target()));
        PublishedImage copy =
                registries(RegistryOptions.defaults()).push(new PushSpec(layout, target, List.of(), bases));

        assertEquals(
                6,
                copy.transfer().blobsMounted()
                        + copy.transfer().blobsUploaded()
                        + copy.transfer().blobsPresent());
        crane(target.toString());
    }

    private void attach(PublishedImage published, boolean keepsReferrers) throws IOException {
        List<AttachedReferrer> attached = new ArrayList<>();
        for (String content : List.of("one", "two", "one")) {
            Referrer referrer = new Referrer(
                    layout.root(),
                    SBOM,
                    content.getBytes(StandardCharsets.UTF_8),
                    new TreeMap<>(Map.of("org.opencontainers.image.title", "sbom.cdx.json")));
            attached.addAll(registries(RegistryOptions.defaults())
                    .attach(published.target(), List.of(referrer), folder.resolve("referrers")));
        }
        String path = keepsReferrers
                ? "/referrers/" + published.digest()
                : "/manifests/" + Referrers.fallbackTag(published.digest());

        List<String> listed = new ArrayList<>();
        index(published.target(), path)
                .path("manifests")
                .forEach(entry -> listed.add(entry.path("digest").asText()));

        assertEquals(
                StreamSupport.stream(
                                Json.parse(published.with(attached).json())
                                        .path("referrers")
                                        .spliterator(),
                                false)
                        .map(entry -> entry.path("digest").asText())
                        .distinct()
                        .sorted()
                        .toList(),
                listed.stream().sorted().toList());
    }

    private JsonNode index(ImageReference repository, String path) throws IOException {
        URI address = URI.create("http://" + repository.registry() + "/v2/" + repository.repository() + path);
        HttpCall call = HttpCall.of(
                "GET",
                address,
                Map.of("Accept", "application/vnd.oci.image.index.v1+json,application/vnd.oci.image.manifest.v1+json"));
        try (HttpReply reply = transport.send(call)) {
            assertEquals(200, reply.status(), address::toString);
            return Json.parse(reply.bytes(1 << 20));
        }
    }

    private void aTagWithReferrersIsStillAnImageForCrane(String host) throws Exception {
        crane(host + "/acme/hellofalse:latest");
    }
}
