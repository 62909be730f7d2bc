package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.plan.BuildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it succeeds, because nobody would notice in a build. */
class RehearsalTest {

    @TempDir
    private Path module;

    @ParameterizedTest
    @CsvSource({"gzip-fast, OCI", "gzip-best, Docker", "zstd, OCI", "none, Docker"})
    void makesAnImageAndLeavesNothing(String compression, String format) throws IOException {
        TestMaven maven = new TestMaven();
        maven.projects.add(TestMaven.project(module, "hello"));
        maven.request.getUserProperties().setProperty("gocontainer.container.compression", compression);
        maven.request.getUserProperties().setProperty("gocontainer.container.format", format);
        BuildPlan plan;
        try (Stages stages = new Stages(maven.context(), BuildLog.silent())) {
            plan = stages.plan();
        }
        Path folder = plan.workspace().rehearsal();
        Files.createDirectories(folder.resolve("of-a-build-that-was-killed"));
        Rehearsal.image(plan.image(), folder);
        assertFalse(Files.exists(folder));
    }
}
