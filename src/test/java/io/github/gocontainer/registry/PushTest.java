package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.FaultyRegistry.Request;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TokenDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PushTest extends RigFixture {

    private static final Map<String, String> ONE_BASE =
            Map.of("linux/amd64", "library/base", "linux/arm64", "library/base");
    private static final Map<String, String> TWO_BASES =
            Map.of("linux/amd64", "library/amd64", "linux/arm64", "library/arm64");

    @Override
    ImageLayout image(Path directory) throws IOException {
        return SampleImage.index(directory, List.of("linux/amd64", "linux/arm64"), 7, 3_000, 50_000);
    }

    @Test
    void everythingOfAnIndexArrivesAndTagsAreLast() throws IOException {
        PublishedImage published = rig.push(layout, "1.0", "latest");

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(Rig.digest(layout), rig.pushed("latest"));
        assertEquals(6, published.transfer().blobsUploaded());
        assertEquals(List.of("1.0", "latest"), published.tags());
        assertEquals(2, published.platforms().size());
        List<String> writes = rig.registry.requests("PUT", "/manifests/").stream()
                .map(request -> request.uri().getPath().replaceFirst(".*/", ""))
                .toList();
        assertEquals(5, writes.size());
        assertEquals(List.of(Rig.digest(layout), "1.0", "latest"), writes.subList(2, 5));
        assertEquals(List.of(), rig.log.warnings());
        assertEquals(List.of(), rig.time.sleeps());
    }

    @Test
    void everyPutHasItsLength() {
        rig.push(layout);

        for (Request put : rig.registry.requests("PUT", "/")) {
            assertEquals(String.valueOf(put.body().length), put.header("Content-Length"), put.toString());
        }
    }

    @Test
    void theSameImageAgainIsOneRequestPerTag() {
        rig.push(layout, "1.0", "latest");
        rig.registry.requests().clear();

        PublishedImage published = rig.push(layout, "1.0", "latest");

        assertTrue(published.transfer().alreadyPublished());
        assertEquals(2, published.transfer().requests());
        assertEquals(2, rig.registry.requests().size(), rig.registry.requests()::toString);
        assertTrue(rig.log.everything().contains("already pushed"));
    }

    @Test
    void aNewTagOfTheSameImageSendsNoBlob() {
        rig.push(layout, "1.0");

        PublishedImage published = rig.push(layout, "1.1");

        assertEquals(0, published.transfer().blobsUploaded());
        assertEquals(6, published.transfer().blobsPresent());
        assertEquals(Rig.digest(layout), rig.pushed("1.1"));
    }

    @Test
    void aManifestAloneNamesThePlatformOfItsConfiguration() throws IOException {
        ImageLayout single = SampleImage.single(folder.resolve("single"), "linux/arm/v7", 3, 100);

        PublishedImage published = rig.push(single);

        assertEquals(
                "{linux/arm/v7=" + single.root().digest() + "}",
                published.platforms().toString());
    }

    @Test
    void withPasswordByBasicAuthentication() {
        rig.registry.wants(TokenDesk.basic("jane", "pass:word"));

        rig.login("jane", "pass:word").push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
    }

    @Test
    void withOneTokenForTheWholePush() {
        TokenDesk desk = TokenDesk.bearer("jane", "secret-password", 1_000);
        rig.registry.wants(desk);

        rig.login("jane", "secret-password").push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(1, desk.issued());
        String question = rig.registry.requests("GET", "/token").get(0).uri().getQuery();
        assertTrue(question.contains("scope=repository:acme/hello:pull,push"), question);
        assertTrue(question.contains("service=test registry") || question.contains("service=test+registry"), question);
        assertFalse(rig.log.everything().contains("secret-password"));
    }

    @Test
    void withIdentityToken() {
        rig.registry.wants(TokenDesk.bearer("", "identity-secret", 1_000));

        rig.with(CredentialSource.always(new Credential.IdentityToken("test", "identity-secret")))
                .push(layout);

        assertEquals(1, rig.registry.requests("POST", "/token").size());
        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
    }

    @Test
    void layersOfTheBaseAreMountedFromItsRepository() throws IOException {
        TokenDesk desk = TokenDesk.bearer("jane", "secret-password", 1_000);
        rig.registry.wants(desk).store().put("library/base", "3", layout);
        rig.login("jane", "secret-password");

        PublishedImage published = rig.pushOnto(ONE_BASE, layout);

        assertEquals(4, published.transfer().blobsMounted());
        assertEquals(2, published.transfer().blobsUploaded(), "the configurations are ours");
        assertEquals(2, desk.issued());
        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
    }

    @Test
    void eachPlatformsLayersAreMountedFromItsOwnBase() throws IOException {
        putBases();

        PublishedImage published = rig.pushOnto(TWO_BASES, layout);

        assertEquals(4, published.transfer().blobsMounted());
        assertEquals(2, published.transfer().blobsUploaded());
        assertEquals(2, rig.registry.requests("POST", "from=library/amd64").size());
        assertEquals(2, rig.registry.requests("POST", "from=library/arm64").size());
        assertEquals(6, rig.registry.requests("POST", "/uploads/").size(), "one request for each blob");
        List<Request> sent = rig.registry.requests("PUT", "/uploads/");
        assertEquals(2, sent.size());
        assertEquals(
                published.transfer().bytesSent(),
                sent.stream().mapToInt(request -> request.body().length).sum());
        assertTrue(published.transfer().bytesSent() < 1_000, () -> "configurations alone: " + published.transfer());
        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(List.of(), rig.log.warnings());
    }

    @Test
    void aLayerOfTwoPlatformsIsMountedWhereOneOfThemHasABase() throws IOException {
        ImageLayout shared =
                SampleImage.sharing(folder.resolve("shared"), List.of("linux/amd64", "linux/arm64"), 7, 3_000, 50_000);
        rig.registry.store().put("library/arm64", "3", shared);

        PublishedImage published = rig.pushOnto(Map.of("linux/arm64", "library/arm64"), shared);

        assertEquals(2, published.transfer().blobsMounted());
        assertEquals(2, published.transfer().blobsUploaded());
    }

    @Test
    void aBaseInAnotherRegistryOrInTheSameRepositoryIsNoPlaceToMountFrom() throws IOException {
        rig.registries()
                .push(new PushSpec(
                        layout,
                        rig.reference("1.0"),
                        List.of(),
                        Map.of(
                                Platform.parse("linux/amd64"), ImageReference.parse("ghcr.io/library/base:3"),
                                Platform.parse("linux/arm64"), rig.reference("base"))));

        assertEquals(List.of(), rig.registry.requests("POST", "mount="));
        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
    }

    @Test
    void aMountThatTheRegistryAnswersWithASessionIsUploadedIntoIt() throws IOException {
        PublishedImage published = rig.pushOnto(ONE_BASE, layout);

        assertEquals(6, published.transfer().blobsUploaded());
        assertEquals(6, rig.registry.requests("POST", "/uploads/").size());
    }

    /** What one base's repository does not hold any more is sent, and the other base's layers are mounted all the same. */
    @Test
    void aSessionInsteadOfAMountForOneOfTwoBases() throws IOException {
        rig.registry
                .store()
                .put(
                        "library/arm64",
                        "3",
                        SampleImage.single(
                                folder.resolve("arm64"),
                                "linux/arm64",
                                SampleImage.seed(7, "linux/arm64"),
                                3_000,
                                50_000));

        PublishedImage published = rig.pushOnto(TWO_BASES, layout);

        assertEquals(2, published.transfer().blobsMounted());
        assertEquals(4, published.transfer().blobsUploaded());
        assertEquals(6, rig.registry.requests("POST", "/uploads/").size());
        assertEquals(4, rig.registry.requests("PUT", "/uploads/").size());
        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(List.of(), rig.log.warnings());
    }

    /** Each repository holds the layers of one platform and no other. */
    private void putBases() throws IOException {
        ImageLayout amd64 = SampleImage.single(
                folder.resolve("amd64"), "linux/amd64", SampleImage.seed(7, "linux/amd64"), 3_000, 50_000);
        ImageLayout arm64 = SampleImage.single(
                folder.resolve("arm64"), "linux/arm64", SampleImage.seed(7, "linux/arm64"), 3_000, 50_000);
        rig.registry.store().put("library/amd64", "3", amd64);
        rig.registry.store().put("library/arm64", "3", arm64);
    }

    @Test
    void inChunksWhenAProxyLimitsRequests() {
        rig.registry.always(
                "PUT",
                "/blobs/uploads/",
                (request, proceed) -> request.body().length > 0
                        ? Fault.error(413, "X", "too large").apply(request, proceed)
                        : proceed.get());

        rig.with(RegistryOptions.defaults().withUploadChunkSize(20_000)).push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertTrue(rig.registry.requests("PATCH", "/").stream().allMatch(patch -> patch.body().length <= 20_000));
    }

    @Test
    void theFilesSayWhatWasPublishedAndNothingElse() {
        PublishedImage published = rig.push(layout, "1.0", "latest");

        String name = rig.registry.host() + "/acme/hello";
        String digest = Rig.digest(layout);
        assertEquals(
                List.of(
                        "GOCONTAINER_IMAGE=" + name,
                        "GOCONTAINER_IMAGE_DIGEST=" + digest,
                        "GOCONTAINER_IMAGE_REFERENCE=" + name + "@" + digest,
                        "GOCONTAINER_IMAGE_TAGS=1.0,latest"),
                published.env());
        String json = new String(published.json(), StandardCharsets.UTF_8);
        assertTrue(json.endsWith("\"referrers\" : [ ]\n}\n"), json);
        assertTrue(json.startsWith("{\n  \"schemaVersion\" : 1,\n  \"image\" : \"" + name + "\""), json);
        assertTrue(json.contains("\"tags\" : [\n    \"1.0\",\n    \"latest\"\n  ]"), json);
        assertTrue(json.contains("\"linux/amd64\" : \"sha256:"), json);
    }

    @Test
    void aTargetWithDigestIsRejectedBeforeAnyRequest() {
        ImageReference withDigest = ImageReference.parse("ghcr.io/acme/hello@" + Rig.digest(layout));

        IllegalArgumentException rejected =
                assertThrows(IllegalArgumentException.class, () -> new PushSpec(layout, withDigest, List.of()));

        assertTrue(rejected.getMessage().contains("expected registry/repository[:tag]"));
    }
}
