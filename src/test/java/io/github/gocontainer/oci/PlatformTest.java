package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/v2, linux/amd64/v2",
        "linux/amd64/v4, linux/amd64/v4",
        "linux/arm64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/arm64/v8.0, linux/arm64",
        "linux/arm64/v8.2, linux/arm64/v8.2",
        "linux/arm64/v9, linux/arm64/v9",
        "linux/arm64/v9.0, linux/arm64/v9",
        "linux/arm64/v9.5, linux/arm64/v9.5",
        "linux/ppc64le/power8, linux/ppc64le",
        "linux/ppc64le/power10, linux/ppc64le/power10",
        "linux/riscv64/rva20u64, linux/riscv64",
        "linux/riscv64/rva23u64, linux/riscv64/rva23u64",
        "linux/arm, linux/arm/v7",
        "linux/arm/v5, linux/arm/v5",
        "linux/arm/v6, linux/arm/v6",
        "linux/arm/v7, linux/arm/v7",
        "linux/386, linux/386",
        "linux/s390x, linux/s390x",
        "linux/ppc64le, linux/ppc64le",
        "linux/riscv64, linux/riscv64",
        "linux/loong64, linux/loong64",
        "' linux/arm64 ', linux/arm64",
    })
    void acceptedFormsAreNormalised(String text, String platform) {
        assertEquals(platform, Platform.parse(text).toString());
        assertEquals(Platform.parse(platform), Platform.parse(text));
        assertEquals(platform.replace('/', '-'), Platform.parse(text).folder());
    }

    @ParameterizedTest
    @CsvSource({
        "amd64, for example linux/arm64",
        "'', for example linux/arm64",
        "linux/, for example linux/arm64",
        "linux/arm/, for example linux/arm64",
        "linux/arm/v7/x, for example linux/arm64",
        "windows/amd64, linux only",
        "Linux/amd64, linux only",
        "linux/x86_64, 'expected an architecture of 386, amd64, arm, arm64'",
        "linux/arm/v8, 'expected a variant of v5, v6, v7'",
        "linux/arm64/v7, expected a variant of v8",
        "linux/amd64/v5, 'expected a variant of v1, v2, v3, v4'",
        "linux/386/sse2, 386 has no variants",
    })
    void otherFormsAreRejectedWithTheAcceptedOne(String text, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> Platform.parse(text))
                .getMessage();
        assertTrue(message.contains("'" + text + "'"), message);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void sortsByArchitectureThenVariant() {
        List<String> sorted = Stream.of("linux/arm64", "linux/arm/v7", "linux/amd64/v3", "linux/arm/v6", "linux/amd64")
                .map(Platform::parse)
                .sorted()
                .map(Platform::toString)
                .toList();
        assertEquals(List.of("linux/amd64", "linux/amd64/v3", "linux/arm/v6", "linux/arm/v7", "linux/arm64"), sorted);
    }
}
