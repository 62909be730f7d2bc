package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.golang.SourceStamp;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.plan.BuildPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

    @Test
    void isHeldForSourcesThatAreNewerThanTheImage() throws IOException {
        Path image = Files.writeString(module.resolve("image.json"), "{}");
        Instant built = Files.getLastModifiedTime(image).toInstant();
        Digest any = Digest.of(new byte[0]);
        assertTrue(Rehearsal.isWorthwhile(new SourceStamp(any, built.plusMillis(1)), image));
        assertFalse(Rehearsal.isWorthwhile(new SourceStamp(any, built), image));
        assertTrue(Rehearsal.isWorthwhile(new SourceStamp(any, built), module.resolve("none.json")));
    }

    @Test
    void endsWithoutHavingBegun() throws IOException {
        TestMaven maven = new TestMaven();
        maven.projects.add(TestMaven.project(module, "hello"));
        try (Stages stages = new Stages(maven.context(), BuildLog.silent())) {
            Path image = stages.plan().workspace().imageFile();
            Files.createDirectories(image.getParent());
            Files.writeString(image, "{}");
            Rehearsal.start(maven.context(), stages.plan(), new SourceStamp(Digest.of(new byte[0]), Instant.EPOCH))
                    .end();
            assertFalse(Files.exists(stages.plan().workspace().rehearsal()));
        }
    }
}
