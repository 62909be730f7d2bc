package io.github.gocontainer.docker.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChoiceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "linux/amd64 linux/arm64, linux/arm64, linux/arm64",
        "linux/arm/v5 linux/arm/v6 linux/arm/v7, linux/arm/v6, linux/arm/v6",
        "linux/arm/v5 linux/arm/v7, linux/arm/v6, linux/arm/v5",
        "linux/amd64/v3, linux/amd64, linux/amd64/v3",
    })
    void thePlatformThatFitsIsTaken(String image, String host, String chosen) throws IOException {
        assertEquals(chosen, choose(image, Optional.empty(), host).platform().toString());
    }

    @Test
    void theOneThatIsAskedForIsTakenEvenIfItIsForeign() throws IOException {
        assertEquals(
                "linux/arm64",
                choose("linux/amd64 linux/arm64", Optional.of("linux/arm64"), "linux/amd64")
                        .platform()
                        .toString());
    }

    @Test
    @FaultCase("F5")
    void anImageForOtherProcessorsNamesThemAndThatOfTheHost() {
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> choose("linux/arm64", Optional.empty(), "linux/amd64"));
        assertTrue(
                failure.getMessage().contains("the image is for [linux/arm64], and the engine runs linux/amd64"),
                failure.getMessage());
        assertTrue(failure.hint().orElseThrow().contains("add linux/amd64 to <platforms>"));
    }

    private PlatformManifest choose(String image, Optional<String> wanted, String host) throws IOException {
        return PlatformChoice.choose(
                SampleImage.index(folder, List.of(image.split(" ")), 1, 10).platforms(),
                wanted.map(Platform::parse),
                Platform.parse(host),
                "the engine");
    }
}
