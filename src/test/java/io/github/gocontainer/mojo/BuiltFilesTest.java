package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltFilesTest {

    private static final Descriptor ROOT = Descriptor.of(MediaTypes.OCI_MANIFEST, Digest.of(new byte[0]), 0);

    @TempDir
    Path module;

    private final TestMaven maven = new TestMaven();

    @BeforeEach
    void project() {
        maven.projects.add(TestMaven.project(module, "hello"));
    }

    @Test
    void theImageOfTodaysConfigurationIsFine() throws IOException {
        built(ROOT.digest().toString());
        assertDoesNotThrow(() -> BuiltFiles.check(plan()));
        maven.request.setUserProperties(TestMaven.properties("gocontainer.to.image", "ghcr.io/acme/elsewhere"));
        assertDoesNotThrow(() -> BuiltFiles.check(plan()));
    }

    @Test
    void withoutAnImageTheGoalThatMakesItIsNamed() throws IOException {
        assertTrue(rejected().sentence().contains("gocontainer:image"));
        plan().workspace().layout().writeRoot(ROOT);
        assertTrue(rejected().getMessage().contains("there is no image"));
    }

    @Test
    void aChangedSettingIsNamedWithBothValues() throws IOException {
        built(ROOT.digest().toString());
        maven.request.setUserProperties(
                TestMaven.properties("gocontainer.container.user", "1000", "gocontainer.platforms", "linux/arm64"));
        String message = rejected().getMessage();
        assertTrue(message.contains("container.user was '65532:65532' and is now '1000'"), message);
        assertTrue(message.contains("platforms was '[\"linux/amd64\"]' and is now '[\"linux/arm64\"]'"), message);
    }

    @Test
    void anotherVersionOfTheModuleIsNamed() throws IOException {
        built(ROOT.digest().toString());
        maven.projects.get(0).getModel().setVersion("2.0");
        maven.projects.get(0).setVersion("2.0");
        assertTrue(rejected().getMessage().contains("project.version was '1.0' and is now '2.0'"));
    }

    @Test
    void aLayoutThatIsNotTheDocumentsIsDamaged() throws IOException {
        built(Digest.of(new byte[1]).toString());
        assertTrue(rejected().getMessage().contains("but the layout beside it holds"));
    }

    @Test
    void whatCannotBeReadIsDamaged() throws IOException {
        built(ROOT.digest().toString());
        Files.writeString(plan().workspace().imageFile(), "{");
        assertTrue(rejected().getMessage().contains("cannot be read: not JSON"));
    }

    @Test
    void whatASkippedGoalLeftIsNoImage() throws IOException {
        built(ROOT.digest().toString());
        Files.writeString(plan().workspace().imageFile(), "{\"schemaVersion\":1,\"skipped\":\"because\"}");
        assertTrue(rejected().getMessage().contains("there is no image"));
        assertTrue(rejected().getMessage().endsWith("goal image was skipped: because"));
    }

    private void built(String digest) throws IOException {
        BuildPlan plan = plan();
        plan.workspace().layout().writeRoot(ROOT);
        ObjectNode document = Json.object();
        document.put("digest", digest);
        ObjectNode settings = document.putObject("settings");
        plan.imageInputs().forEach(settings::put);
        Files.write(plan.workspace().imageFile(), Json.pretty(document));
    }

    private BuildPlan plan() {
        return Planner.plan(maven.context().request());
    }

    private BuildFailure rejected() {
        BuildFailure failure = assertThrows(BuildFailure.class, () -> BuiltFiles.check(plan()));
        assertEquals(FailureCode.MISSING_INPUT, failure.code());
        return failure;
    }
}
