package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.Workspace;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of {@code published.json} and {@code published.env} by a push that fails. */
class PushStageTest {

    @TempDir
    Path module;

    private final TestMaven maven = new TestMaven();
    private FaultyRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = FaultyRegistry.start();
        maven.projects.add(TestMaven.project(module, "hello"));
        target("acme/hello");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void whenTagsWereMovedAndAttachingFailsNothingIsSaidOfTheImageBefore() throws IOException {
        built(1);
        push();
        assertTrue(Files.exists(workspace().publishedFile()));
        assertTrue(Files.exists(workspace().publishedVariables()));

        target("acme/hello", "gocontainer.sbom.attach", "true");
        String digest = built(2);
        BuildFailure failure = assertThrows(BuildFailure.class, this::push);

        assertEquals(FailureCode.MISSING_INPUT, failure.code());
        assertTrue(failure.getMessage().contains("<sbom><attach>"), failure.getMessage());
        assertEquals(digest, registry.store().tag("acme/hello", "1.0"));
        assertFalse(Files.exists(workspace().publishedFile()));
        assertFalse(Files.exists(workspace().publishedVariables()));
    }

    @Test
    void whatIsSaidOfThisVeryImageStays() throws IOException {
        String digest = built(1);
        push();
        byte[] json = Files.readAllBytes(workspace().publishedFile());
        String variables = Files.readString(workspace().publishedVariables());
        assertTrue(variables.contains("GOCONTAINER_IMAGE_DIGEST=" + digest + "\n"), variables);

        refuseAll();
        assertThrows(BuildFailure.class, this::push);

        assertEquals(variables, Files.readString(workspace().publishedVariables()));
        assertEquals(Json.parse(json), Json.parse(Files.readAllBytes(workspace().publishedFile())));
    }

    @Test
    void whatIsSaidOfAnotherRepositoryDoesNot() throws IOException {
        built(1);
        push();

        target("acme/elsewhere");
        refuseAll();
        assertThrows(BuildFailure.class, this::push);

        assertFalse(Files.exists(workspace().publishedFile()));
        assertFalse(Files.exists(workspace().publishedVariables()));
    }

    @Test
    void whatCannotBeReadIsNotRelied() throws IOException {
        built(1);
        push();
        Files.writeString(workspace().publishedFile(), "{");

        refuseAll();
        assertThrows(BuildFailure.class, this::push);

        assertFalse(Files.exists(workspace().publishedFile()));
        assertFalse(Files.exists(workspace().publishedVariables()));
    }

    private void refuseAll() {
        registry.always("*", "/v2/", Fault.error(403, "DENIED", "requested access is denied"));
    }

    private void target(String repository, String... more) {
        maven.request.setUserProperties(TestMaven.properties(more));
        maven.request
                .getUserProperties()
                .setProperty("gocontainer.to.image", registry.host() + "/" + repository + ":1.0");
    }

    /** Leaves what goal image leaves, and says the digest. */
    private String built(long seed) throws IOException {
        try (Stages stages = stages()) {
            BuildPlan plan = stages.plan();
            SampleImage.single(plan.workspace().directory().resolve("image"), "linux/amd64", seed, 1_000);
            String digest = plan.workspace().layout().root().digest().toString();
            ObjectNode document = Json.object().put("digest", digest);
            ObjectNode settings = document.putObject("settings");
            plan.imageInputs().forEach(settings::put);
            Files.write(plan.workspace().imageFile(), Json.pretty(document));
            return digest;
        }
    }

    private Workspace workspace() {
        try (Stages stages = stages()) {
            return stages.plan().workspace();
        }
    }

    private void push() {
        try (Stages stages = stages()) {
            new PushStage(stages, stages.plan().push().orElseThrow()).run();
        }
    }

    private Stages stages() {
        return new Stages(maven.context(), BuildLog.silent());
    }
}
