package io.github.gocontainer.golang.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks a real Git about repositories made for it. */
class ModuleRevisionTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static final List<Platform> PLATFORMS =
            List.of(Platform.parse("linux/amd64"), Platform.parse("linux/arm64"));

    @TempDir
    Path root;

    private final List<Path> outputs = new ArrayList<>(List.of(Path.of("target")));

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int commits;

    @BeforeEach
    void needsGit() {
        RealParts.program("git");
    }

    @Test
    void theLastCommitOfTheModuleNotOfTheRepository() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo/services/ä b"));
        git("init", "-q", ".");
        String first = commit();
        TestToolchain.write(root, "repo/elsewhere.txt", "x");
        commit();
        assertEquals(Optional.of(new Revision(first, FIRST.plusSeconds(1), false)), find(module));
    }

    @Test
    void changedAndNewFilesAreDirtyIgnoredAndOwnOutputAreNot() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo"));
        git("init", "-q", ".");
        TestToolchain.write(module, ".gitignore", "*.tmp\n");
        commit();
        TestToolchain.write(module, "a.tmp", "");
        TestToolchain.write(module, "target/gocontainer/bin", "");
        assertFalse(find(module).orElseThrow().dirty());
        TestToolchain.write(module, "new.go", "package main\n");
        assertTrue(find(module).orElseThrow().dirty());
        assertTrue(find(module).orElseThrow().toString().endsWith("-dirty"));
    }

    @Test
    void whatTheBuildPutsElsewhereInTheRepositoryIsNotDirty() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo/app"));
        git("init", "-q", ".");
        commit();
        outputs.addAll(List.of(
                module.resolve("out/tools"),
                module.resolve(".m2/repository"),
                root.resolve("elsewhere"),
                root,
                module));
        TestToolchain.write(module, "out/tools/bin", "");
        TestToolchain.write(module, ".m2/repository/a/b", "");
        assertFalse(find(module).orElseThrow().dirty());
        TestToolchain.write(module, ".m2/settings.xml", "");
        assertTrue(find(module).orElseThrow().dirty());
    }

    @Test
    void outputsInAUsedModuleOfTheWorkspaceAreNotDirty() throws IOException {
        RealParts.program("go");
        Path module = TestToolchain.hello(root.resolve("repo/app"));
        TestToolchain.write(module, "use.go", "package main\n\nimport _ \"example.com/lib\"\n");
        TestToolchain.write(root, "repo/lib/go.mod", "module example.com/lib\n\ngo 1.21\n");
        TestToolchain.write(root, "repo/lib/lib.go", "package lib\n");
        TestToolchain.write(root, "repo/go.work", "go 1.21\n\nuse (\n\t./app\n\t./lib\n)\n");
        git("init", "-q", ".");
        commit();
        outputs.add(root.resolve("repo/lib/cache"));
        TestToolchain.write(root, "repo/lib/cache/x", "");
        assertFalse(find(module).orElseThrow().dirty());
    }

    @Test
    void aRepositoryWithoutAGitProgramIsSaid() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo/app"));
        variables.put("PATH", root.toString());
        assertEquals(Optional.empty(), find(module));
        assertEquals(List.of(), warnings);
        git("init", "-q", ".");
        assertEquals(Optional.empty(), find(module));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).endsWith("; no revision is recorded"), warnings.get(0));
    }

    @Test
    void nestedModulesAreOthers() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo"));
        git("init", "-q", ".");
        String first = commit();
        TestToolchain.hello(module.resolve("tools"));
        commit();
        TestToolchain.write(module, "tools/new.go", "package main\n");
        assertEquals(first, find(module).orElseThrow().commit());
        assertFalse(find(module).orElseThrow().dirty());
    }

    @Test
    void usedModulesOfTheWorkspaceCountUnusedDoNot() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo/app"));
        TestToolchain.write(module, "use.go", "package main\n\nimport _ \"example.com/used\"\n");
        for (String name : List.of("used", "unused")) {
            TestToolchain.write(root, "repo/" + name + "/go.mod", "module example.com/" + name + "\n\ngo 1.21\n");
            TestToolchain.write(root, "repo/" + name + "/lib.go", "package " + name + "\n");
        }
        TestToolchain.write(root, "repo/go.work", "go 1.21\n\nuse (\n\t./app\n\t./used\n\t./unused\n)\n");
        git("init", "-q", ".");
        commit();
        TestToolchain.write(root, "repo/used/more.go", "package used\n");
        String second = commit();
        TestToolchain.write(root, "repo/unused/more.go", "package unused\n");
        commit();
        assertEquals(second, find(module).orElseThrow().commit());
    }

    @Test
    void modulesThatOnePlatformOrOneTagImportsCount() throws IOException {
        RealParts.program("go");
        Path module = TestToolchain.hello(root.resolve("repo/app"));
        TestToolchain.write(module, "use_arm64.go", "package main\n\nimport _ \"example.com/one\"\n");
        TestToolchain.write(
                module, "use.go", "//go:build extra && linux\n\npackage main\n\nimport _ \"example.com/two\"\n");
        for (String name : List.of("one", "two")) {
            TestToolchain.write(root, "repo/" + name + "/go.mod", "module example.com/" + name + "\n\ngo 1.21\n");
            TestToolchain.write(root, "repo/" + name + "/lib.go", "package " + name + "\n");
        }
        TestToolchain.write(root, "repo/go.work", "go 1.21\n\nuse (\n\t./app\n\t./one\n\t./two\n)\n");
        git("init", "-q", ".");
        commit();
        TestToolchain.write(root, "repo/one/more.go", "package one\n");
        assertEquals(commit(), find(module).orElseThrow().commit());
        TestToolchain.write(root, "repo/two/more.go", "package two\n");
        assertEquals(commit(), find(module).orElseThrow().commit());
    }

    @Test
    void aCutAnswerOfGoIsRefused() {
        assertEquals(
                List.of(Path.of("/a")),
                ModuleInputs.folders("/a\u001e\n/a\u001e\n").toList());
        assertThrows(BuildFailure.class, () -> ModuleInputs.folders("/a\u001e\n/b\n[more than 1 MiB of output]\n"));
    }

    @Test
    void noRepositoryOrNoCommitIsNoRevision() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo"));
        assertEquals(Optional.empty(), find(module));
        git("init", "-q", ".");
        assertEquals(Optional.empty(), find(module));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aShallowCloneDoesNotKnow() throws IOException {
        Path module = TestToolchain.hello(root.resolve("repo"));
        git("init", "-q", ".");
        commit();
        TestToolchain.write(module, "new.go", "package main\n");
        commit();
        git(
                "clone",
                "-q",
                "--depth=1",
                "file://" + module,
                root.resolve("shallow").toString());
        assertEquals(Optional.empty(), find(root.resolve("shallow")));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("fetch-depth"), warnings.get(0));
    }

    private Optional<Revision> find(Path module) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_DIR", "/nowhere");
        environment.putAll(variables);
        return new ModuleRevision(TestToolchain.real(), environment, new SystemCommandRunner(), warningLog())
                .find(new RevisionSpec(
                        module, outputs, PLATFORMS, List.of("extra"), false, Map.of(), true, Duration.ofMinutes(1)));
    }

    private BuildLog warningLog() {
        return new BuildLog() {
            @Override
            public void done(String line) {}

            @Override
            public void detail(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }
        };
    }

    private String commit() throws IOException {
        commits++;
        git("add", "-A");
        git("commit", "-q", "-m", "commit " + commits);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(RealParts.program("git").toString()));
        all.addAll(List.of(arguments));
        String date = FIRST.plusSeconds(commits).toString();
        Map<String, String> environment = Map.of(
                "HOME", root.toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "a",
                "GIT_AUTHOR_EMAIL", "a@example.com",
                "GIT_COMMITTER_NAME", "a",
                "GIT_COMMITTER_EMAIL", "a@example.com",
                "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_DATE", date);
        Path directory = Files.createDirectories(root.resolve("repo"));
        CommandResult result =
                new SystemCommandRunner().run(Command.of("git", all, environment, directory, Duration.ofSeconds(30)));
        assertEquals(0, result.exitCode(), result.error());
        return result.output();
    }
}
