package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.Referrers;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import io.github.gocontainer.registry.referrer.Referrer;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents about an image, in registries that keep lists of them and in those that leave it to their clients. */
@FaultCase("B23")
final class ReferrersTest extends RigFixture {

    private static final String SBOM = "application/vnd.cyclonedx+json";

    private Descriptor subject;

    @BeforeEach
    void publish() throws IOException {
        rig.push(layout);
        subject = layout.root();
    }

    private Referrer referrer(String content) {
        return new Referrer(
                subject,
                SBOM,
                content.getBytes(StandardCharsets.UTF_8),
                new TreeMap<>(Map.of("org.opencontainers.image.title", "sbom.cdx.json")));
    }

    private Digest attach(String content) {
        return attached(content).manifest().digest();
    }

    private AttachedReferrer attached(String content) {
        return rig.registries()
                .attach(rig.reference("1.0"), List.of(referrer(content)), folder.resolve("referrers-" + content))
                .get(0);
    }

    private String fallback() {
        return Referrers.fallbackTag(subject.digest());
    }

    private List<String> listed() throws IOException {
        byte[] list = rig.registry.store().manifests().get(Rig.REPOSITORY + "@" + rig.pushed(fallback()));
        List<String> digests = new ArrayList<>();
        Json.parse(list)
                .path("manifests")
                .forEach(entry -> digests.add(entry.path("digest").asText()));
        return digests;
    }

    private static List<String> sorted(Object... digests) {
        return Stream.of(digests).map(Object::toString).sorted().toList();
    }

    @Test
    void theManifestIsThatOfTheSpecification() throws IOException {
        rig.registry.store().keepReferrers(true);

        Digest digest = attach("{}sbom");

        JsonNode manifest = Json.parse(rig.registry.store().manifests().get(Rig.REPOSITORY + "@" + digest));
        assertEquals(SBOM, manifest.path("artifactType").asText());
        assertEquals(
                MediaTypes.OCI_EMPTY, manifest.path("config").path("mediaType").asText());
        assertEquals(
                "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
                manifest.path("config").path("digest").asText());
        assertEquals(
                "{\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"digest\":\"" + subject.digest() + "\",\"size\":"
                        + subject.size() + "}",
                manifest.path("subject").toString());
        assertEquals(6, manifest.path("layers").get(0).path("size").asInt());
        assertEquals(digest, attach("{}sbom"));
        assertEquals("", rig.pushed(fallback()));
    }

    @Test
    void aRegistryThatKeepsListsAndDoesNotSaySoNeedsNoTag() {
        rig.registry.store().keepReferrers(false);

        attach("sbom");

        assertEquals("", rig.pushed(fallback()));
        assertEquals(1, rig.registry.requests("GET", "/referrers/").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400, 405})
    void withoutListsTheTagHoldsThem(int status) throws IOException {
        rig.registry.always("GET", "/referrers/", Fault.status(status));

        Digest one = attach("one");
        Digest two = attach("two");

        assertEquals(sorted(one, two), listed());
        rig.registry.requests().clear();
        attach("two");
        assertEquals(List.of(), rig.registry.requests("PUT", fallback()));
    }

    @Test
    void anEmptyListOfARegistryThatKeepsNoneIsNotBelieved() throws IOException {
        rig.registry.always("GET", "/referrers/", Fault.answer(200, "{\"schemaVersion\":2,\"manifests\":[]}"));

        assertEquals(sorted(attach("one")), listed());
    }

    @Test
    void whatOthersWroteIntoTheListStaysAsItIs() throws IOException {
        Digest foreign = rig.registry
                .store()
                .putDocument(Rig.REPOSITORY, "foreign", MediaTypes.OCI_MANIFEST, "{\"schemaVersion\":2}".getBytes());
        String list =
                "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":[{\"mediaType\":\""
                        + MediaTypes.OCI_MANIFEST + "\",\"digest\":\"" + foreign
                        + "\",\"size\":19,\"artifactType\":\"theirs\",\"somethingNew\":[1]}],\"annotations\":{\"by\":\"them\"}}";
        rig.registry.store().putDocument(Rig.REPOSITORY, fallback(), MediaTypes.OCI_INDEX, list.getBytes());

        Digest ours = attach("ours");

        assertEquals(sorted(foreign, ours), listed());
        String now = new String(
                rig.registry.store().manifests().get(Rig.REPOSITORY + "@" + rig.pushed(fallback())),
                StandardCharsets.UTF_8);
        assertTrue(now.contains("\"artifactType\":\"theirs\",\"somethingNew\":[1]"), now);
        assertTrue(now.contains("\"annotations\":{\"by\":\"them\"}"), now);
    }

    @Test
    void whoeverHasReadTheOldListAndWritesItLateDoesNotWin() throws IOException {
        Digest other = attach("other");
        String listWithOther = rig.pushed(fallback());
        byte[] late = rig.registry.store().manifests().get(Rig.REPOSITORY + "@" + listWithOther);
        rig.registry.once("PUT", "/manifests/" + fallback(), (request, proceed) -> {
            var answer = proceed.get();
            // Between our look at the tag and the next one.
            rig.registry.store().putDocument(Rig.REPOSITORY, fallback(), MediaTypes.OCI_INDEX, late);
            return answer;
        });

        Digest ours = attach("ours");

        assertEquals(sorted(other, ours), listed());
    }

    @Test
    void writersAtTheSameTimeAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Digest>> writers = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                String content = "sbom-" + number;
                writers.add(() -> rig.realTime()
                        .attach(rig.reference("1.0"), List.of(referrer(content)), folder.resolve(content))
                        .get(0)
                        .manifest()
                        .digest());
            }
            List<Object> digests = new ArrayList<>();
            for (Future<Digest> writer : threads.invokeAll(writers)) {
                digests.add(writer.get());
            }

            assertEquals(sorted(digests.toArray()), listed());
        } finally {
            threads.shutdownNow();
        }
    }

    /** However the registry keeps the list, and also when all of it was there before. */
    @ParameterizedTest
    @CsvSource({"says, 1", "silent, 2", "fallback tag, 2"})
    void whatIsAttachedIsInTheFile(String list, int pushes) throws IOException {
        if (!list.equals("fallback tag")) {
            rig.registry.store().keepReferrers(list.equals("says"));
        }
        ImageLayout index = SampleImage.index(folder.resolve("index"), List.of("linux/amd64", "linux/arm64"), 3, 50);
        Descriptor whole = index.root();
        Descriptor amd64 = index.platforms().get(Platform.parse("linux/amd64")).manifest();
        List<Referrer> referrers = List.of(
                new Referrer(whole, SBOM, "whole".getBytes(StandardCharsets.UTF_8), new TreeMap<>()),
                new Referrer(
                        amd64, "application/spdx+json", "amd64".getBytes(StandardCharsets.UTF_8), new TreeMap<>()));
        PublishedImage published = null;
        for (int push = 0; push < pushes; push++) {
            published = rig.push(index, "2.0");
            assertEquals(push > 0, published.transfer().alreadyPublished());
            published = published.with(
                    rig.registries().attach(published.target(), referrers, folder.resolve("parts-" + push)));
        }

        JsonNode written = Json.parse(published.json()).path("referrers");
        assertEquals(2, written.size());
        for (int number = 0; number < 2; number++) {
            JsonNode entry = written.get(number);
            byte[] manifest = rig.registry
                    .store()
                    .manifests()
                    .get(Rig.REPOSITORY + "@" + entry.path("digest").asText());
            assertEquals(
                    List.of("artifactType", "mediaType", "digest", "size", "subject"),
                    entry.properties().stream().map(Map.Entry::getKey).toList());
            assertEquals(manifest.length, entry.path("size").asInt());
            JsonNode stored = Json.parse(manifest);
            for (String field : List.of("artifactType", "mediaType")) {
                assertEquals(stored.path(field).asText(), entry.path(field).asText());
            }
            assertEquals(
                    stored.path("subject").path("digest").asText(),
                    entry.path("subject").asText());
            assertEquals(
                    List.of(whole, amd64).get(number).digest().toString(),
                    entry.path("subject").asText());
            String tag = Referrers.fallbackTag(List.of(whole, amd64).get(number).digest());
            assertEquals(list.equals("fallback tag"), !rig.pushed(tag).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blobs/uploads/", "/manifests/sha256:", "/manifests/sha256-"})
    void everyStepIsTriedAgain(String part) throws IOException {
        rig.registry.once("PUT", part, Fault.status(503));

        assertEquals(sorted(attach("sbom")), listed());
        assertEquals(1, rig.log.warnings().size(), rig.log.warnings()::toString);
    }
}
