package io.github.gocontainer.quality.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestCommandTest {

    @Test
    void everySettingHasItsFlag() {
        TestSpec spec = new TestSpec(
                List.of("./a/...", "./b"),
                List.of("integration", "slow"),
                Duration.ofSeconds(90),
                true,
                Optional.of("on"),
                Optional.of("^TestOrder$"),
                Optional.of(2),
                List.of("-short"),
                Map.of(),
                Optional.of(new TestSpec.Coverage(Path.of("/out/coverage.out"), List.of("./...", "example.org/x"))),
                Path.of("/out/go-test.json"));

        assertEquals(
                "test -json -tags=integration,slow -timeout=90s -race -shuffle=on -run=^TestOrder$ -count=2"
                        + " -coverprofile=/out/coverage.out -coverpkg=./...,example.org/x -short ./a/... ./b",
                String.join(" ", new TestCommand(spec).arguments()));
        assertEquals(
                "test -json -tags=integration,slow -timeout=90s -race -shuffle=on -run=^TestCart$ -count=2 -short"
                        + " ./a/... ./b",
                String.join(" ", new TestCommand(spec.only("^TestCart$")).arguments()));
    }
}
