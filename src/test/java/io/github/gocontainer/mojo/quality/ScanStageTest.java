package io.github.gocontainer.mojo.quality;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.mojo.BuiltModule;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.TestMaven;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanStageTest {

    @TempDir
    private Path module;

    private final TestMaven maven = new TestMaven();

    @Test
    void aScannerThatFailsLeavesNoFindingsOfAnEarlierImage() throws IOException {
        maven.projects.add(TestMaven.project(module, "hello"));
        Files.writeString(module.resolve("go.mod"), "module example.org/hello\n\ngo 1.21\n");
        Path nowhere = module.resolve("nowhere");
        maven.request.setUserProperties(
                TestMaven.properties("gocontainer.scan.failOn", "called", "gocontainer.go.path", nowhere.toString()));
        Path findings = BuiltModule.write(maven.context()).scan().orElseThrow().sarif();
        Files.writeString(findings, "{}");
        BuildFailure failure = assertThrows(BuildFailure.class, this::scan);
        assertTrue(failure.getMessage().contains(nowhere.toString()), failure.sentence());
        assertFalse(Files.exists(findings));
    }

    private void scan() {
        try (Stages stages = new Stages(maven.context(), BuildLog.silent())) {
            new ScanStage(stages, stages.plan().scan().orElseThrow(), LocalDate.EPOCH).run();
        }
    }
}
