package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.base.Mirror;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Base images that are read from a copy, which may be down, incomplete or hostile. */
final class MirrorTest {

    private static final String COPY = "copies/" + Rig.REPOSITORY;

    @TempDir
    private Path folder;

    private Rig own;
    private Rig mirror;
    private ImageLayout layout;

    @BeforeEach
    void start() throws IOException {
        own = Rig.start();
        mirror = Rig.start();
        layout = SampleImage.index(folder.resolve("image"), List.of("linux/amd64", "linux/arm64"), 5, 2_000, 60_000);
        own.registry.store().put(Rig.REPOSITORY, "3", layout);
    }

    @AfterEach
    void stop() throws IOException {
        own.close();
        mirror.close();
    }

    private PulledImage pull(boolean offline) {
        Mirror copy = Mirror.parse(mirror.registry.host() + "/copies");
        return new BaseRegistries(own.registries(), mirror.registries(), Map.of(own.registry.host(), copy), own.log)
                .pull(new PullSpec(
                        own.reference("3"), List.of(Platform.parse("linux/amd64")), offline, folder.resolve("cache")));
    }

    private void assertPulled(PulledImage pulled) throws IOException {
        assertEquals(own.reference("3"), pulled.reference());
        assertEquals(layout.root().digest(), pulled.digest());
    }

    @Test
    void theMirrorIsEnoughAndTheCacheKnowsTheImageByItsOwnName() throws IOException {
        mirror.registry.store().put(COPY, "3", layout);

        assertPulled(pull(false));
        mirror.registry.always("*", "/", Fault.status(500));
        assertPulled(pull(true));

        assertEquals(List.of(), own.registry.requests());
        assertEquals(List.of(), own.log.warnings());
    }

    @Test
    void whatTheMirrorLacksComesFromTheRegistryWithOneWarning() throws IOException {
        assertPulled(pull(false));

        assertEquals(1, own.log.warnings().size(), own.log.warnings()::toString);
        String warning = own.log.warnings().get(0);
        assertTrue(warning.contains("from the mirror " + mirror.registry.host() + "/" + COPY), warning);
        assertTrue(warning.contains(own.registry.host() + " itself is asked instead"), warning);
    }

    @Test
    void aMirrorThatServesOtherBytesIsNotBelieved() throws IOException {
        mirror.registry.store().put(COPY, "3", layout);
        mirror.registry.always("GET", "/blobs/", Fault.flip());

        assertPulled(pull(false));

        assertEquals(1, own.log.warnings().size(), own.log.warnings()::toString);
        assertTrue(own.log.warnings().get(0).contains("wanted is sha256:"), own.log.warnings()::toString);
    }

    @Test
    void aMirrorThatIsDownForEver() throws IOException {
        mirror.registry.always("*", "/", Fault.status(503));

        assertPulled(pull(false));
    }

    @Test
    void whereBothFailTheRegistrysOwnReasonCounts() {
        own.registry.always("*", "/manifests/", Fault.error(404, "MANIFEST_UNKNOWN", "gone"));

        BuildFailure failure = own.failure(() -> pull(false));

        assertTrue(failure.getMessage().startsWith("pulling " + own.reference("3") + " failed"), failure::getMessage);
        assertTrue(failure.getMessage().contains("MANIFEST_UNKNOWN: gone"), failure::getMessage);
    }

    @Test
    void lookingAtThePlatformsFetchesNoLayer() throws IOException {
        var locked = own.registries()
                .look(new PullSpec(
                        own.reference("3"), List.of(Platform.parse("linux/amd64")), false, folder.resolve("cache")));

        assertEquals(layout.root().digest(), locked.digest());
        assertEquals("[linux/amd64, linux/arm64]", locked.platforms().keySet().toString());
        assertEquals(List.of(), own.registry.requests("GET", "/blobs/"));
    }
}
