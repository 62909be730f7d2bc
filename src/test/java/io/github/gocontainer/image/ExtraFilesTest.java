package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraFilesTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(directory.resolve("static/css"));
        Files.createDirectories(directory.resolve("empty"));
        Files.writeString(directory.resolve("static/index.html"), "<html>");
        Files.writeString(directory.resolve("static/css/site.css"), "body {}");
        Files.writeString(directory.resolve("notes.txt"), "notes");
        assertTrue(Files.writeString(directory.resolve("run.sh"), "#!/bin/sh")
                .toFile()
                .setExecutable(true));
        Files.createSymbolicLink(directory.resolve("latest"), Path.of("static/index.html"));
    }

    @Test
    void takesEverythingWithModesThatDoNotComeFromTheMachine() {
        assertEquals(
                List.of(
                        "/srv 755 Directory",
                        "/srv/empty 755 Directory",
                        "/srv/latest 644 SymbolicLink",
                        "/srv/notes.txt 644 OnDisk",
                        "/srv/run.sh 644 OnDisk",
                        "/srv/static 755 Directory",
                        "/srv/static/css 755 Directory",
                        "/srv/static/css/site.css 644 OnDisk",
                        "/srv/static/index.html 644 OnDisk"),
                entries(extra("/srv", List.of(), List.of(), List.of())));
    }

    @Test
    void takesWhatIsIncludedAndLeavesOutWhatIsExcluded() {
        assertEquals(
                List.of("/static 755 Directory", "/static/index.html 644 OnDisk"),
                entries(extra("/", List.of("**/*.html", "**/*.css"), List.of("static/css/**"), List.of())));
    }

    @Test
    void understandsThatTwoStarsAlsoMeanNoFolderAtAll() {
        assertEquals(List.of("/notes.txt 644 OnDisk"), entries(extra("/", List.of("**/*.txt"), List.of(), List.of())));
    }

    @Test
    void givesTheModeOfTheFirstPermissionThatFits() {
        assertEquals(
                List.of("/run.sh 755 OnDisk"),
                entries(extra(
                        "/",
                        List.of("run.sh"),
                        List.of(),
                        List.of(
                                new ExtraDirectory.Permission("/*.sh", 0755),
                                new ExtraDirectory.Permission("/**", 0600)))));
    }

    @Test
    void rejectsAFileThatComesFromTwoFolders() {
        ExtraDirectory one = extra("/", List.of("notes.txt"), List.of(), List.of());
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.layer(List.of(one, one)));
        assertEquals("<extraDirectories>: /notes.txt comes from two folders", failure.getMessage());
    }

    @Test
    void passesOverTheDefaultFolderWhenItIsNotThereButNotOneThatTheUserNamed() {
        Path missing = directory.resolve("missing");
        assertEquals(
                Optional.empty(),
                ExtraFiles.layer(List.of(new ExtraDirectory(missing, "/", List.of(), List.of(), List.of(), false))));
        List<ExtraDirectory> named = List.of(new ExtraDirectory(missing, "/", List.of(), List.of(), List.of(), true));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.layer(named));
        assertTrue(failure.getMessage().contains("there is no folder " + missing), failure.getMessage());
    }

    private ExtraDirectory extra(
            String into, List<String> includes, List<String> excludes, List<ExtraDirectory.Permission> permissions) {
        return new ExtraDirectory(directory, into, includes, excludes, permissions, true);
    }

    private static List<String> entries(ExtraDirectory directory) {
        return ExtraFiles.layer(List.of(directory)).orElseThrow().entries().stream()
                .map(entry -> entry.path() + " " + Integer.toOctalString(entry.mode()) + " "
                        + entry.source().getClass().getSimpleName())
                .toList();
    }
}
