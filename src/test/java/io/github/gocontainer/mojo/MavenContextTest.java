package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenContextTest {

    private static final String TIMESTAMP = "project.build.outputTimestamp";

    private final TestMaven maven = new TestMaven();

    @ParameterizedTest
    @CsvSource({
        "default, ''",
        "default-cli, ''",
        "default-image, ''",
        "default-push, ''",
        "debug, debug",
        "defaults, defaults",
        "default-smoke-test, ''",
        "default-debug, default-debug",
        "default-, default-",
    })
    void onlyTheDefaultExecutionsHaveNoName(String id, String name) {
        assertEquals(name, MavenContext.executionName(id).orElse(""));
        assertEquals(name, maven.context("push", id).request().execution().orElse(""));
    }

    @Test
    void everyGoalIsSkippedByOnePropertyAndEachByItsOwn() {
        assertEquals(Optional.empty(), maven.context().skipReason());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.push.skip", "true"));
        assertTrue(maven.context().skipReason().isPresent());
        assertEquals(
                Optional.of("gocontainer.push.skip is true"), maven.context().skipReason());
        assertTrue(maven.context("image", "default-image").skipReason().isEmpty());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.skip", " true"));
        assertEquals(Optional.of("-Dgocontainer.skip is true"), maven.context().skipReason());
        assertTrue(maven.context("image", "default-image").skipReason().isPresent());
    }

    @Test
    void theCommandLineWinsOverAPropertyThatSkips() {
        maven.context().project().getProperties().setProperty("gocontainer.push.skip", "true");
        assertTrue(maven.context().skipReason().isPresent());
        maven.request.setUserProperties(TestMaven.properties("gocontainer.push.skip", "false"));
        assertEquals(Optional.empty(), maven.context().skipReason());
    }

    @Test
    void textsOfThePomHaveNoLineBreaks() {
        maven.context().project().setDescription("\n  Says\n    hello.\n");
        maven.context().project().setUrl(" ");
        assertEquals(
                "Says hello.", maven.context().request().project().description().orElseThrow());
        assertTrue(maven.context().request().project().url().isEmpty());
        assertTrue(maven.context().request().project().sourceUrl().isEmpty());
    }

    @Test
    void executionsShareNothingWithOneAnother() {
        maven.context("compile", "default-compile").share("compiled", "x");
        assertEquals(
                "x",
                maven.context("image", "default-image")
                        .shared("compiled", String.class)
                        .orElseThrow());
        assertTrue(
                maven.context("image", "debug").shared("compiled", String.class).isEmpty());
        assertTrue(maven.context("image", "default-image")
                .shared("compiled", Integer.class)
                .isEmpty());
    }

    @Test
    void maven4sTimestampCountsOnlyWhereTheUserWroteIt() {
        MavenProject project = maven.context().project();
        project.getProperties().setProperty(TIMESTAMP, "1980-02-01T00:00:00Z");
        assertEquals(Optional.empty(), timestamp());
        Model written = new Model();
        project.setOriginalModel(written);
        assertEquals(Optional.empty(), timestamp());

        written.addProperty(TIMESTAMP, "${time}");
        assertTrue(timestamp().isPresent());
        written.getProperties().clear();

        MavenProject parent = new MavenProject(new Model());
        parent.setOriginalModel(new Model());
        parent.getOriginalModel().addProperty(TIMESTAMP, "1980-02-01T00:00:00Z");
        project.setParent(parent);
        assertTrue(timestamp().isPresent());
        project.setParent(null);

        Profile profile = new Profile();
        profile.addProperty(TIMESTAMP, "1980-02-01T00:00:00Z");
        project.setActiveProfiles(List.of(profile));
        assertTrue(timestamp().isPresent());
        project.setActiveProfiles(List.of());

        maven.request.setUserProperties(TestMaven.properties(TIMESTAMP, "1980-02-01T00:00:00Z"));
        assertTrue(timestamp().isPresent());
    }

    @Test
    void aSkippedImageLeavesAnArtifactThatSaysWhy(@TempDir Path module) throws Exception {
        MavenProject project = TestMaven.project(module, "hello");
        project.setPackaging("gocontainer");
        project.setArtifact(new DefaultArtifact(
                "org.example", "hello", "1.0", null, "gocontainer", null, new DefaultArtifactHandler("gocontainer")));
        maven.projects.add(project);
        MavenContext context = maven.context("image", "default-image");
        new ImageMojo().skipped(maven.context("image", "debug"), "because");
        assertEquals(null, project.getArtifact().getFile());

        new ImageMojo().skipped(context, "because");
        Path file = module.resolve("target/gocontainer/image.json");
        assertEquals(file.toFile(), project.getArtifact().getFile());
        assertEquals("{\n  \"schemaVersion\" : 1,\n  \"skipped\" : \"because\"\n}\n", Files.readString(file));

        Files.writeString(file, "{\"digest\" : \"earlier\"}");
        new ImageMojo().skipped(context, "because");
        assertEquals("{\"digest\" : \"earlier\"}", Files.readString(file));
    }

    private Optional<String> timestamp() {
        return maven.context().request().project().outputTimestamp();
    }
}
