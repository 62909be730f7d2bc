package io.github.gocontainer.quality.vet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.TestGoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program that leaves its report where golangci-lint of version 2 leaves it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class GolangciLintTest {

    private static final int ISSUES = 40_000;

    @TempDir
    Path module;

    @Test
    void aReportOfSeveralMebibytesIsReadWhole() throws IOException {
        StringBuilder issues = new StringBuilder("{\"Issues\":[");
        for (int line = 1; line <= ISSUES; line++) {
            issues.append(line == 1 ? "" : ",")
                    .append(
                            "{\"FromLinter\":\"errcheck\",\"Text\":\"Error return value of `f\u00fcr.Close` is not checked\",")
                    .append("\"Pos\":{\"Filename\":\"" + module.resolve("a.go") + "\",\"Line\":" + line
                            + ",\"Column\":12}}");
        }
        Path report = Files.writeString(module.resolve("large.json"), issues + "],\"Report\":{}}\n");
        assertTrue(Files.size(report) > 4 << 20, () -> report.toFile().length() + " bytes");

        List<Finding> findings = lint("cp '" + report + "' \"$report\"; cat '" + report + "' >&2");

        assertEquals(ISSUES, findings.size());
        assertEquals(
                new Finding(
                        "golangci-lint",
                        "errcheck",
                        "a.go",
                        ISSUES,
                        12,
                        "Error return value of `f\u00fcr.Close` is not checked"),
                findings.get(ISSUES - 1));
    }

    @Test
    void nothingFoundIsNotTheSameAsNothingWritten() throws IOException {
        assertEquals(List.of(), lint("echo '{\"Issues\":[],\"Report\":{}}' > \"$report\""));
        for (String script : List.of(":", "echo '{}' > \"$report\"", "echo '{\"Issues\":' > \"$report\"")) {
            BuildFailure failure = assertThrows(BuildFailure.class, () -> lint(script));
            assertEquals(FailureCode.FILES, failure.code());
            assertTrue(
                    failure.getMessage().startsWith("the report of golangci-lint cannot be read: "),
                    failure.getMessage());
        }
    }

    @Test
    void whatItSaysWhenItFailsIsTold() {
        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> lint("echo 'unsupported version of the configuration' >&2; exit 3"));

        assertTrue(failure.getMessage().contains("unsupported version of the configuration"), failure.getMessage());
    }

    private List<Finding> lint(String script) throws IOException {
        Path program = Files.writeString(module.resolve("stand-in-for-golangci-lint"), """
                #!/bin/sh
                for argument; do
                  case "$argument" in --output.json.path=*) report="${argument#*=}";; esac
                done
                %s
                """.formatted(script));
        assertTrue(program.toFile().setExecutable(true));
        Path target = module.resolve("target");
        VetSpec spec = new VetSpec(
                List.of("./..."),
                List.of(),
                List.of(),
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(target),
                module.resolve("tools"),
                target.resolve("vet.sarif"),
                false);
        try {
            return new GolangciLint(
                            TestGoTool.in(module), spec, program, new SystemCommandRunner(), TestGoTool.COMPLAINT)
                    .findings();
        } finally {
            try (Stream<Path> left = Files.list(target)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }
}
