package io.github.gocontainer.registry.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LockFileTest {

    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});

    @TempDir
    private Path folder;

    private static LockedImage locked(Digest digest, String... platforms) {
        TreeMap<Platform, Digest> all = new TreeMap<>();
        for (String platform : platforms) {
            all.put(Platform.parse(platform), TWO);
        }
        return new LockedImage(digest, all);
    }

    private LockFile written(String content) throws IOException {
        return LockFile.read(Files.writeString(folder.resolve(LockFile.NAME), content));
    }

    @Test
    void theOrderOfLockingChangesNothing() {
        ImageReference alpine = ImageReference.parse("alpine:3.22");
        ImageReference other = ImageReference.parse("ghcr.io/acme/base");
        LockFile empty = LockFile.read(folder.resolve("none"));

        LockFile one = empty.with(other, locked(ONE, "linux/arm64", "linux/amd64"))
                .with(alpine, locked(TWO))
                .with(alpine, locked(ONE, "linux/arm/v7"));
        LockFile same =
                empty.with(alpine, locked(ONE, "linux/arm/v7")).with(other, locked(ONE, "linux/amd64", "linux/arm64"));

        assertEquals(
                """
                {
                  "schemaVersion" : 1,
                  "baseImages" : {
                    "docker.io/library/alpine:3.22" : {
                      "digest" : "ONE",
                      "platforms" : {
                        "linux/arm/v7" : "TWO"
                      }
                    },
                    "ghcr.io/acme/base:latest" : {
                      "digest" : "ONE",
                      "platforms" : {
                        "linux/amd64" : "TWO",
                        "linux/arm64" : "TWO"
                      }
                    }
                  }
                }
                """.replace("ONE", ONE.toString()).replace("TWO", TWO.toString()),
                new String(one.json(), StandardCharsets.UTF_8));
        assertEquals(new String(same.json(), StandardCharsets.UTF_8), new String(one.json(), StandardCharsets.UTF_8));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        ImageReference reference = ImageReference.parse("registry.example:5000/base:1");
        LockFile file = new LockFile(new TreeMap<>()).with(reference, locked(ONE, "linux/amd64"));

        LockFile read = written(new String(file.json(), StandardCharsets.UTF_8));

        assertEquals(file, read);
        assertEquals(Optional.of(locked(ONE, "linux/amd64")), read.find(reference));
        assertEquals(Optional.empty(), read.find(ImageReference.parse("registry.example:5000/base:2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<<<<<<< HEAD",
                "{}",
                "{\"schemaVersion\":2,\"baseImages\":{}}",
                "{\"schemaVersion\":1,\"baseImages\":[]}",
                "{\"schemaVersion\":1,\"baseImages\":{\"a\":{}}}",
                "{\"schemaVersion\":1,\"baseImages\":{\"a\":{\"digest\":\"sha256:1\"}}}"
            })
    void aDamagedFileIsNamed(String content) {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> written(content));

        assertEquals(FailureCode.CONFIGURATION, failure.code());
        assertTrue(failure.sentence().contains(folder.resolve(LockFile.NAME).toString()), failure::sentence);
        assertTrue(failure.sentence().contains("gocontainer:lock"), failure::sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, mirror.example/hub, alpine:3, mirror.example/hub/library/alpine:3",
        "index.docker.io, mirror.example:5000, alpine:3, mirror.example:5000/library/alpine:3",
        "ghcr.io, mirror.example/a/b/, ghcr.io/acme/base, mirror.example/a/b/acme/base",
        "https://ghcr.io/, localhost, ghcr.io/acme/base:1, localhost/acme/base:1",
    })
    void mirrorsKeepRepositoriesUnderTheirPath(String registry, String mirror, String image, String copy) {
        Map<String, Mirror> mirrors = Map.of(Mirror.mirrored(registry), Mirror.parse(mirror));

        ImageReference reference = ImageReference.parse(image);

        assertEquals(
                copy,
                Mirror.find(mirrors, reference).orElseThrow().of(reference).toString());
        assertEquals(Optional.empty(), Mirror.find(mirrors, ImageReference.parse("quay.io/acme/base:1")));
    }

    @ParameterizedTest
    @CsvSource({"https://mirror.example/hub, perhaps mirror.example/hub", "Mirror, host[:port][/path]", "'', host"})
    void aMirrorWithSchemeIsCorrected(String text, String said) {
        IllegalArgumentException rejected = assertThrows(IllegalArgumentException.class, () -> Mirror.parse(text));

        assertTrue(rejected.getMessage().contains(said), rejected::getMessage);
    }
}
