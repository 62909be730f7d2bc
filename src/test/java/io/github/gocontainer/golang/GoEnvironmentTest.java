package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoEnvironmentTest {

    private static final List<String> VARIANTS =
            List.of("GOARM", "GOAMD64", "GOARM64", "GOPPC64", "GORISCV64", "GO386");

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, amd64, ",
        "linux/amd64/v1, amd64, ",
        "linux/amd64/v2, amd64, GOAMD64=v2",
        "linux/amd64/v3, amd64, GOAMD64=v3",
        "linux/amd64/v4, amd64, GOAMD64=v4",
        "linux/386, 386, ",
        "linux/arm, arm, GOARM=7",
        "linux/arm/v5, arm, GOARM=5",
        "linux/arm/v6, arm, GOARM=6",
        "linux/arm64/v8, arm64, ",
        "linux/arm64/v8.1, arm64, GOARM64=v8.1",
        "linux/arm64/v9, arm64, GOARM64=v9.0",
        "linux/arm64/v9.2, arm64, GOARM64=v9.2",
        "linux/ppc64le, ppc64le, ",
        "linux/ppc64le/power9, ppc64le, GOPPC64=power9",
        "linux/riscv64/rva22u64, riscv64, GORISCV64=rva22u64",
        "linux/s390x, s390x, ",
    })
    void aPlatformsVariantIsGosSettingAndNoneOfTheMachineGetsThrough(
            String platform, String architecture, String variant) {
        Map<String, String> machine = Map.of("GOAMD64", "v4", "GOARM", "5", "GOARM64", "v9.0", "GO386", "softfloat");
        Map<String, String> child = GoEnvironment.of(
                        new GoToolchain(Path.of("/go/bin/go"), GoVersion.parse("1.26.8"), "test"),
                        machine,
                        Map.of(),
                        false,
                        command -> new CommandResult(0, "{}", ""),
                        BuildLog.silent())
                .forPlatform(Platform.parse(platform), false, false);
        assertEquals("linux", child.get("GOOS"));
        assertEquals(architecture, child.get("GOARCH"));
        List<String> found = VARIANTS.stream()
                .filter(child::containsKey)
                .map(name -> name + "=" + child.get(name))
                .toList();
        assertEquals(Optional.ofNullable(variant).stream().toList(), found);
    }
}
