package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.reliability.FaultCase;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "alpine, registry-1.docker.io, library/alpine, ''",
        "alpine:3.22, registry-1.docker.io, library/alpine, 3.22",
        "acme/hello, registry-1.docker.io, acme/hello, ''",
        "docker.io/alpine, registry-1.docker.io, library/alpine, ''",
        "docker.io/acme/hello:1, registry-1.docker.io, acme/hello, 1",
        "index.docker.io/alpine, registry-1.docker.io, library/alpine, ''",
        "registry-1.docker.io/alpine, registry-1.docker.io, library/alpine, ''",
        "registry-1.docker.io/acme/hello, registry-1.docker.io, acme/hello, ''",
        "ghcr.io/acme/hello:1.0, ghcr.io, acme/hello, 1.0",
        "ghcr.io/hello, ghcr.io, hello, ''",
        "localhost/hello, localhost, hello, ''",
        "localhost:5000/hello:1, localhost:5000, hello, 1",
        "registry:5000/hello, registry:5000, hello, ''",
        "registry/hello, registry-1.docker.io, registry/hello, ''",
        "hello:5000, registry-1.docker.io, library/hello, 5000",
        "[::1]:5000/a/b:x, '[::1]:5000', a/b, x",
        "[fd00::1]/a, '[fd00::1]', a, ''",
        "127.0.0.1:5000/a__b/c-d--e.f:_x, 127.0.0.1:5000, a__b/c-d--e.f, _x",
        "' ghcr.io/acme/hello ', ghcr.io, acme/hello, ''",
    })
    void parsesAsDockerDoes(String text, String registry, String repository, String tag) {
        ImageReference reference = ImageReference.parse(text);
        assertEquals(registry, reference.registry());
        assertEquals(repository, reference.repository());
        assertEquals(Optional.of(tag).filter(value -> !value.isEmpty()), reference.tag());
        assertEquals(Optional.empty(), reference.digest());
        assertEquals(reference, ImageReference.parse(reference.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "alpine:3.22, docker.io/library/alpine:3.22",
        "registry-1.docker.io/acme/hello, docker.io/acme/hello",
        "[::1]:5000/a:x, '[::1]:5000/a:x'",
        "ghcr.io/acme/hello, ghcr.io/acme/hello",
    })
    void writesTheNameThatPeopleKnow(String text, String written) {
        assertEquals(written, ImageReference.parse(text).toString());
    }

    @Test
    void aDigestWinsOverTheTagAndBothArePrinted() {
        ImageReference both = ImageReference.parse("ghcr.io/acme/hello:1.0@" + DIGEST);
        assertEquals(DIGEST, both.manifestName());
        assertEquals("ghcr.io/acme/hello:1.0@" + DIGEST, both.toString());
        assertEquals(both, ImageReference.parse(both.toString()));
        ImageReference alone = ImageReference.parse("alpine@" + DIGEST);
        assertEquals(Optional.empty(), alone.tag());
        assertEquals("docker.io/library/alpine@" + DIGEST, alone.toString());
    }

    @Test
    void withoutTagAndDigestTheRegistryIsAskedForLatest() {
        assertEquals("latest", ImageReference.parse("alpine").manifestName());
        assertEquals("3", ImageReference.parse("alpine:3").manifestName());
    }

    @Test
    void anotherTagOrDigestReplacesBoth() {
        ImageReference both = ImageReference.parse("ghcr.io/acme/hello:1.0@" + DIGEST);
        assertEquals("ghcr.io/acme/hello:2", both.withTag("2").toString());
        assertEquals(
                "ghcr.io/acme/hello@" + DIGEST,
                both.withDigest(Digest.parse(DIGEST)).toString());
    }

    @Test
    @FaultCase("B25")
    void aTagHasUpTo128Characters() {
        String longest = "a".repeat(128);
        assertEquals(
                Optional.of(longest),
                ImageReference.parse("ghcr.io/a:" + longest).tag());
        assertThrows(IllegalArgumentException.class, () -> ImageReference.parse("ghcr.io/a:" + longest + "a"));
        assertEquals(longest, ImageReference.checkTag(longest));
        String message = assertThrows(IllegalArgumentException.class, () -> ImageReference.checkTag(longest + "a"))
                .getMessage();
        assertTrue(message.contains("1 to 128 of A-Z, a-z, 0-9, _ . -"), message);
    }

    @Test
    void aRepositoryHasUpTo255Characters() {
        String longest = "a".repeat(255);
        assertEquals(longest, ImageReference.parse("ghcr.io/" + longest).repository());
        assertThrows(IllegalArgumentException.class, () -> ImageReference.parse("ghcr.io/" + longest + "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Alpine",
                "ghcr.io/Acme/hello",
                "ghcr.io/acme/hello:",
                "ghcr.io/acme/hello:-x",
                "ghcr.io/acme/hello:a b",
                "ghcr.io/acme/hello@sha256:abc",
                "ghcr.io/acme/hello@",
                "ghcr.io/",
                "/hello",
                "ghcr.io//hello",
                "ghcr.io/hello/",
                "ghcr.io/_hello",
                "ghcr.io/a..b",
                "ghcr.io/a___b",
                "https://ghcr.io/acme/hello",
                "ghcr.io:port/hello",
                "ghcr.io:0/hello",
                "ghcr.io:65536/hello",
                "ghcr.io:123456/hello",
                "-ghcr.io/hello",
                "user@ghcr.io/hello",
                "[::1]:5000",
                "ghcr.io/$x/hello",
            })
    @FaultCase("B25")
    void otherFormsAreRejectedWithTheAcceptedOne(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ImageReference.parse(text))
                .getMessage();
        assertTrue(message.contains("'" + text + "'"), message);
        assertTrue(message.contains("expected [registry[:port]/]repository[:tag][@sha256:...]"), message);
    }
}
