package io.github.gocontainer.registry.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.oci.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, 'linux/amd64,linux/amd64/v3', linux/amd64",
        "linux/amd64/v4, 'linux/amd64,linux/amd64/v3', linux/amd64/v3",
        "linux/amd64/v2, 'linux/amd64,linux/amd64/v3', linux/amd64",
        "linux/arm/v7, 'linux/arm/v5,linux/arm/v6', linux/arm/v6",
        "linux/arm/v5, linux/arm/v7, ",
        "linux/arm64, linux/arm64, linux/arm64",
        "linux/arm64, linux/arm64/v8.1, ",
        "linux/arm64/v8.2, 'linux/arm64,linux/arm64/v8.1,linux/arm64/v8.3', linux/arm64/v8.1",
        "linux/arm64/v9.2, 'linux/arm64,linux/arm64/v8.7,linux/arm64/v8.8', linux/arm64/v8.7",
        "linux/arm64/v9.1, 'linux/arm64/v9,linux/arm64/v8.6', linux/arm64/v9",
        "linux/ppc64le/power10, 'linux/ppc64le,linux/ppc64le/power9', linux/ppc64le/power9",
        "linux/riscv64/rva22u64, 'linux/riscv64,linux/riscv64/rva23u64', linux/riscv64",
        "linux/s390x, 'linux/amd64,linux/s390x', linux/s390x",
        "linux/s390x, linux/amd64, ",
    })
    void theNewestThatStillRunsIsTaken(String wanted, String available, String chosen) {
        Map<Platform, String> platforms = new TreeMap<>();
        Stream.of(available.split(",")).forEach(text -> platforms.put(Platform.parse(text), text));
        assertEquals(Optional.ofNullable(chosen), PlatformChoice.bestFit(Platform.parse(wanted), platforms));
    }
}
