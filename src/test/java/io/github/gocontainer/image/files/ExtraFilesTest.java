package io.github.gocontainer.image.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraFilesTest {

    @TempDir
    private Path module;

    private Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        directory = module.resolve("web");
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
    void givesTheFirstModeAndTheFirstOwnerThatFit() {
        assertEquals(
                List.of("/run.sh 755 OnDisk 1000:1001"),
                entries(extra(
                        "/",
                        List.of("run.sh"),
                        List.of(),
                        List.of(
                                permission("/*.sh", Optional.of(0755), Optional.empty()),
                                permission("/**", Optional.of(0600), Optional.of(new ExtraDirectory.Owner(1000, 1001))),
                                permission("/**", Optional.empty(), Optional.of(new ExtraDirectory.Owner(1, 1)))))));
    }

    @Test
    void rejectsAFileThatComesFromTwoFolders() {
        ExtraDirectory one = extra("/", List.of("notes.txt"), List.of(), List.of());
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(List.of(one, one)));
        assertEquals("<extraDirectories>: /notes.txt comes from two folders", failure.getMessage());
    }

    @Test
    void passesOverTheDefaultFolderWhenItIsNotThereButNotOneThatTheUserNamed() {
        Path missing = module.resolve("missing");
        assertEquals(
                new ExtraFiles(Optional.empty(), List.of()),
                ExtraFiles.read(List.of(extra(missing, ExtraDirectory.Origin.DEFAULT))));
        List<ExtraDirectory> named = List.of(extra(missing, ExtraDirectory.Origin.NAMED));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(named));
        assertTrue(failure.getMessage().contains("there is no folder " + missing), failure.getMessage());
    }

    @Test
    void aFolderThatIsALinkItselfIsReadLikeAnyOther() throws IOException {
        Path link = Files.createSymbolicLink(module.resolve("link"), directory);
        assertEquals(
                List.of("/notes.txt 644 OnDisk"),
                entries(new ExtraDirectory(
                        link, "/", List.of("notes.txt"), List.of(), List.of(), ExtraDirectory.Origin.NAMED, module)));
    }

    @Test
    @FaultCase("D15")
    void namesOfAllKindsAreTakenAsTheyAre() throws IOException {
        for (String name : List.of("with space", "größe", "\ud83d\ude80", "-rf", "two\nlines")) {
            Files.writeString(directory.resolve("static").resolve(name), "x");
        }
        List<String> entries = entries(extra("/", List.of("static/**"), List.of("static/css/**"), List.of()));
        for (String name : List.of("with space", "größe", "\ud83d\ude80", "-rf", "two\nlines")) {
            assertTrue(entries.contains("/static/" + name + " 644 OnDisk"), entries::toString);
        }
    }

    @Test
    @FaultCase("D15")
    void linksWithinTheFolderStayLinks() throws IOException {
        Files.createSymbolicLink(directory.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(directory.resolve("b"), Path.of("a"));
        Files.createSymbolicLink(directory.resolve("static/up"), Path.of("../notes.txt"));
        Files.createSymbolicLink(directory.resolve("static/all"), Path.of(".."));
        Files.createSymbolicLink(directory.resolve("zone"), Path.of("usr/share/zoneinfo/UTC"));
        List<String> targets =
                ExtraFiles.read(List.of(extra("/", List.of(), List.of(), List.of())))
                        .layer()
                        .orElseThrow()
                        .entries()
                        .stream()
                        .filter(entry -> entry.source() instanceof FileSource.SymbolicLink)
                        .map(entry -> entry.path() + " " + ((FileSource.SymbolicLink) entry.source()).target())
                        .toList();
        assertEquals(
                List.of(
                        "/a b",
                        "/b a",
                        "/latest static/index.html",
                        "/static/all ..",
                        "/static/up ../notes.txt",
                        "/zone usr/share/zoneinfo/UTC"),
                targets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret", "static/../../secret", ".."})
    @FaultCase("D15")
    void linksThatLeadOutsideAreRefused(String target) throws IOException {
        Files.writeString(module.resolve("secret"), "x");
        Files.createSymbolicLink(directory.resolve("link"), Path.of(target));
        ExtraDirectory given = extra("/", List.of(), List.of(), List.of());
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(List.of(given)));
        assertTrue(failure.getMessage().contains("outside the allowed root " + directory), failure.getMessage());
        assertTrue(failure.getMessage().contains(target), failure.getMessage());
    }

    @Test
    void linksOfKodataBecomeCopiesAndMustNotLeadOutside() throws IOException {
        Files.createSymbolicLink(directory.resolve("styles"), Path.of("static/css"));
        ExtraDirectory kodata = new ExtraDirectory(
                directory,
                "/var/run/ko",
                List.of(),
                List.of("static/**", "*.txt", "*.sh", "empty"),
                List.of(),
                ExtraDirectory.Origin.KODATA,
                module);
        assertEquals(
                List.of(
                        "/var/run/ko/latest 644 OnDisk",
                        "/var/run/ko/styles 755 Directory",
                        "/var/run/ko/styles/site.css 644 OnDisk"),
                entries(kodata).stream()
                        .filter(line -> line.startsWith("/var/run/ko/"))
                        .toList());
        Path outside = Files.writeString(module.resolve("outside"), "x");
        Files.createSymbolicLink(directory.resolve("link"), outside);
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(List.of(kodata)));
        assertTrue(failure.getMessage().contains("outside the allowed root"), failure.getMessage());
        Files.delete(directory.resolve("link"));
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("."));
        BuildFailure loop = assertThrows(BuildFailure.class, () -> ExtraFiles.read(List.of(kodata)));
        assertTrue(loop.getMessage().contains("cannot be read"), loop.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        ".git/HEAD, ref, the history of sources",
        "sub/.svn/entries, 12, the history of sources",
        ".env, A=b, environment variables",
        ".env.production, A=b, environment variables",
        "keys/id_rsa, x, a private key",
        "ID_ED25519, x, a private key",
        "server.key, x, a private key",
        "store.p12, x, a private key",
        "kubeconfig, x, access to a Kubernetes cluster",
        "prod.kubeconfig, x, access to a Kubernetes cluster",
        ".kube/config, x, access to a Kubernetes cluster",
        ".npmrc, x, logins",
        ".netrc, x, logins",
        ".docker/config.json, x, logins for registries",
        ".aws/credentials, x, a cloud login",
        "server.pem, -----BEGIN RSA PRIVATE KEY-----, a private key",
        "notes.md, before -----BEGIN OPENSSH PRIVATE KEY----- after, a private key",
        "config.json, '{\"auths\": {\"ghcr.io\": {\"auth\": \"eDp5\"}}}', logins for registries",
        "cluster.yaml, 'apiVersion: v1\nkind: Config\nusers:\n- user:\n    token: abc', access to a Kubernetes cluster",
    })
    @FaultCase("E7")
    void dangerousFilesAreRefusedUnlessTheyAreListed(String name, String content, String meaning) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        List<ExtraDirectory> all = List.of(extra("/", List.of(), List.of(), List.of()));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(all));
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains(meaning), failure.getMessage());
        assertTrue(
                failure.hint().orElseThrow().contains("<excludes>"),
                failure.hint().orElseThrow());
        // A pattern that takes everything is no decision about this file.
        List<ExtraDirectory> everything = List.of(extra("/", List.of("**", "**/*", "**/*.*"), List.of(), List.of()));
        assertThrows(BuildFailure.class, () -> ExtraFiles.read(everything));
        assertEquals(
                List.of("/" + name + " 644 OnDisk"),
                entries(extra("/", List.of(name), List.of(), List.of())).stream()
                        .filter(line -> line.endsWith("OnDisk"))
                        .toList());
        String excluded = failure.hint().orElseThrow().replaceAll("(?s).*<excludes>(.*)</excludes>.*", "$1");
        assertTrue(entries(extra("/", List.of(), List.of(excluded), List.of())).contains("/notes.txt 644 OnDisk"));
    }

    @ParameterizedTest
    @CsvSource({
        "ca.pem, -----BEGIN CERTIFICATE-----",
        "id_rsa.pub, ssh-rsa AAAA",
        ".env.example, A=",
        "config.json, '{\"auths\": {}}'",
        "deployment.yaml, 'kind: Deployment\ntoken: x'",
        "gitignore, x",
        "keyboard.txt, x",
        "environment, x",
    })
    @FaultCase("E7")
    void ordinaryFilesAreTaken(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
        assertTrue(entries(extra("/", List.of(), List.of(), List.of())).contains("/" + name + " 644 OnDisk"));
    }

    @Test
    void theIgnoreFileOfTheModuleAndThatOfTheFolderCount() throws IOException {
        Files.writeString(
                module.resolve(".dockerignore"), "# everything\n*\nweb/**/*.css\n!web/static/css/print.css\n");
        Files.writeString(directory.resolve(".dockerignore"), "*.txt\n/run.sh\n");
        Files.writeString(directory.resolve("static/css/print.css"), "p {}");
        ExtraFiles read = ExtraFiles.read(List.of(extra("/", List.of(), List.of(), List.of())));
        assertEquals(
                List.of(
                        "/empty 755 Directory",
                        "/latest 644 SymbolicLink",
                        "/static 755 Directory",
                        "/static/css 755 Directory",
                        "/static/css/print.css 644 OnDisk",
                        "/static/index.html 644 OnDisk"),
                entries(read));
        assertEquals(4, read.taken().get(0).ignored(), "site.css, notes.txt, run.sh and the file itself");
    }

    @Test
    void anIgnoreFileThatLeavesNothingIsAnError() throws IOException {
        Files.writeString(module.resolve(".dockerignore"), "web/**");
        List<ExtraDirectory> given = List.of(extra("/", List.of(), List.of(), List.of()));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ExtraFiles.read(given));
        assertTrue(failure.getMessage().contains(".dockerignore leaves out every file"), failure.getMessage());
    }

    private static ExtraDirectory.Permission permission(
            String pattern, Optional<Integer> mode, Optional<ExtraDirectory.Owner> owner) {
        return new ExtraDirectory.Permission(pattern, mode, owner);
    }

    private ExtraDirectory extra(Path from, ExtraDirectory.Origin origin) {
        return new ExtraDirectory(from, "/", List.of(), List.of(), List.of(), origin, module);
    }

    private ExtraDirectory extra(
            String into, List<String> includes, List<String> excludes, List<ExtraDirectory.Permission> permissions) {
        return new ExtraDirectory(
                directory, into, includes, excludes, permissions, ExtraDirectory.Origin.NAMED, module);
    }

    private static List<String> entries(ExtraDirectory directory) {
        return entries(ExtraFiles.read(List.of(directory)));
    }

    private static List<String> entries(ExtraFiles files) {
        return files.layer().orElseThrow().entries().stream()
                .map(entry -> entry.path() + " " + Integer.toOctalString(entry.mode()) + " "
                        + entry.source().getClass().getSimpleName()
                        + (entry.owner() + entry.group() > 0 ? " " + entry.owner() + ":" + entry.group() : ""))
                .toList();
    }
}
