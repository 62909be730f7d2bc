package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stages take over from one another in a session, and what they refuse before they begin. */
class StagesTest {

    @TempDir
    Path module;

    private final TestMaven maven = new TestMaven();

    @BeforeEach
    void project() {
        maven.projects.add(TestMaven.project(module, "hello"));
    }

    @Test
    void whatWasCompiledIsOnlyTakenOverWhileItsFilesAreThere() throws IOException {
        Path file = Files.write(module.resolve("hello"), new byte[] {1, 2});
        CompiledModule compiled = new CompiledModule(
                List.of(new GoBinary(
                        Platform.parse("linux/amd64"),
                        "hello",
                        "example.org/hello",
                        Optional.of(file),
                        file,
                        2,
                        Digest.of(file),
                        Optional.empty(),
                        List.of())),
                Optional.empty());
        assertTrue(compiled.isThere());
        maven.context().share("compiled", compiled);
        properties("gocontainer.container.caCertificates", "missing.pem");
        assertEquals(compiled, stages().compiled());
        Files.write(file, new byte[1]);
        assertFalse(compiled.isThere());
        Files.delete(file);
        assertFalse(compiled.isThere());
        assertThrows(BuildFailure.class, () -> stages().compiled());
    }

    @Test
    void aMissingCertificateIsFoundBeforeAnythingIsCompiled() {
        properties("gocontainer.container.caCertificates", "bundled,missing.pem");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> stages().compiled());
        assertEquals(FailureCode.CONFIGURATION, failure.code());
        assertEquals(
                "<container><caCertificates>: there is no file " + module.resolve("missing.pem"), failure.getMessage());
    }

    @Test
    void offlineNothingIsPushedAndThatIsSaidOnlyWhereThereIsSomethingToPush() {
        maven.request.setOffline(true);
        assertDoesNotThrow(() -> new PushMojo().run(stages()));
        properties("gocontainer.to.image", "ghcr.io/acme/hello");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> new PushMojo().run(stages()));
        assertEquals(FailureCode.CONFIGURATION, failure.code());
        assertEquals("Maven works offline (-o): nothing was pushed to ghcr.io/acme/hello", failure.getMessage());
    }

    @Test
    void theGoalDoesNotAskMavenToBeOnline() throws IOException {
        String descriptor = Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml"));
        assertFalse(descriptor.contains("<requiresOnline>true"), descriptor);
    }

    @Test
    @FaultCase("E6")
    void secretsOfTheImageAreWarnedAboutOnce() {
        properties("gocontainer.container.environment", "API_TOKEN=hunter2");
        List<String> warnings = new ArrayList<>();
        BuildLog log = new BuildLog() {
            @Override
            public void done(String line) {}

            @Override
            public void detail(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }
        };
        new Stages(maven.context(), log).close();
        new Stages(maven.context(), log).close();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("<container><environment> API_TOKEN: "), warnings.get(0));
    }

    private void properties(String... keysAndValues) {
        maven.request.setUserProperties(TestMaven.properties(keysAndValues));
    }

    private Stages stages() {
        return new Stages(maven.context(), BuildLog.silent());
    }
}
