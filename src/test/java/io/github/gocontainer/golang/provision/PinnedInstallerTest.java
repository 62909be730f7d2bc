package io.github.gocontainer.golang.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server that misbehaves on purpose. */
class PinnedInstallerTest {

    private static final PinnedInstaller.Wanted WANTED =
            new PinnedInstaller.Wanted("go1.27.4.linux-amd64", FakeToolchain.hash());

    /** What the server does with its n-th request, counted from 1. */
    private interface Answer {
        void to(HttpExchange exchange, int number) throws IOException;
    }

    @TempDir
    Path folder;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private HttpTransport transport;
    private Answer answer = (exchange, number) -> send(exchange, 200, FakeToolchain.moduleZip());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            try {
                answer.to(exchange, requests.incrementAndGet());
            } finally {
                exchange.close();
            }
        });
        server.start();
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(5), List.of(), "test");
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.stop(0);
    }

    @Test
    void installsWithExecuteBitsAndGoModAndReusesIt() throws IOException {
        Path installed = install(http("toolchain.zip"));
        assertTrue(Files.isExecutable(installed.resolve("bin/go")));
        assertTrue(Files.isExecutable(installed.resolve("pkg/tool/linux_amd64/link")));
        assertFalse(Files.isExecutable(installed.resolve("VERSION")));
        assertTrue(Files.exists(installed.resolve("src/go.mod")));
        assertFalse(Files.exists(installed.resolve("src/_go.mod")));
        assertEquals(Optional.of(installed), installer().installed(WANTED));
        assertEquals(installed, install(http("toolchain.zip")));
        assertEquals(1, requests.get());
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("downloaded go1.27.4.linux-amd64 ("), lines.get(0));
        assertNothingTemporary();
    }

    @Test
    void theOfficialArchiveHasTheSameHash() throws IOException {
        Path file = Files.write(folder.resolve("mirror.tar.gz"), FakeToolchain.officialTar());
        Path installed = install(new ArchiveSource(file.toUri(), archive(PinnedArchive.Form.OFFICIAL_TAR), false));
        assertTrue(Files.isExecutable(installed.resolve("bin/go")));
        assertFalse(Files.exists(installed.resolve("api")));
    }

    @Test
    @FaultCase("D4")
    void whatMayPassIsTriedAgain() throws IOException {
        answer = (exchange, number) -> {
            switch (number) {
                case 1 -> send(exchange, 503, new byte[0]);
                case 2 -> send(exchange, 429, new byte[0]);
                case 3 -> truncated(exchange);
                case 4 ->
                    send(
                            exchange,
                            200,
                            "<html>Sign in to the airport's network</html>".getBytes(StandardCharsets.UTF_8));
                default -> send(exchange, 200, FakeToolchain.moduleZip());
            }
        };
        install(http("toolchain.zip"));
        assertEquals(5, requests.get());
        assertEquals(4, lines.stream().filter(line -> line.contains("attempt")).count());
    }

    @Test
    @FaultCase("D4")
    void anHtmlPageForEverInstallsNothing() throws IOException {
        answer = (exchange, number) -> send(exchange, 200, "<html></html>".getBytes(StandardCharsets.UTF_8));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> install(http("toolchain.zip")));
        assertTrue(failure.getMessage().contains("5 attempts"), failure.getMessage());
        assertTrue(failure.getMessage().contains(http("toolchain.zip").address().getHost()), failure.getMessage());
        assertEquals(Optional.empty(), installer().installed(WANTED));
        assertNothingTemporary();
    }

    @Test
    @FaultCase("D3")
    void anotherHashIsASecurityFailureAndNotTriedAgain() throws IOException {
        PinnedInstaller.Wanted other = new PinnedInstaller.Wanted(WANTED.name(), "h1:other");
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> installer().install(other, List.of(http("toolchain.zip"))));
        assertEquals(FailureCode.INTEGRITY, failure.code());
        assertTrue(failure.getMessage().contains("SECURITY"), failure.getMessage());
        assertTrue(failure.getMessage().contains("expected h1:other, actual " + FakeToolchain.hash()));
        assertEquals(1, requests.get());
        assertFalse(Files.exists(folder.resolve("go").resolve(WANTED.name())));
        assertNothingTemporary();
    }

    @Test
    void anUnsafeEntryIsASecurityFailureAndNotTriedAgain() throws IOException {
        answer = (exchange, number) -> send(exchange, 200, FakeToolchain.zip(java.util.Map.of("../evil", "x")));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> install(http("toolchain.zip")));
        assertTrue(failure.getMessage().contains("unsafe entry ../evil"), failure.getMessage());
        assertEquals(1, requests.get());
        assertNothingTemporary();
    }

    @Test
    void theNextSourceIsTriedWhenItIsNotThereAndElseOnlyWhenAllowed() throws IOException {
        answer = (exchange, number) -> {
            String path = exchange.getRequestURI().getPath();
            send(
                    exchange,
                    path.startsWith("/absent") ? 404 : path.startsWith("/forbidden") ? 403 : 200,
                    path.startsWith("/good") ? FakeToolchain.moduleZip() : new byte[0]);
        };
        PinnedArchive archive = archive(PinnedArchive.Form.MODULE);
        ArchiveSource forbidden = new ArchiveSource(http("forbidden").address(), archive, false);
        BuildFailure failure = assertThrows(BuildFailure.class, () -> install(forbidden, http("good")));
        assertTrue(failure.getMessage().contains("403"), failure.getMessage());
        assertEquals(1, requests.get());
        install(http("absent"), new ArchiveSource(forbidden.address(), archive, true), http("good"));
        assertEquals(4, requests.get());
    }

    @Test
    void credentialsGoToTheirHostOnlyAndIntoNoMessage() throws IOException {
        answer = (exchange, number) -> {
            if (exchange.getRequestURI().getPath().startsWith("/first")) {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://localhost:" + server.getAddress().getPort() + "/other");
                send(exchange, 302, new byte[0]);
            } else {
                send(exchange, 403, new byte[0]);
            }
        };
        URI withUser = URI.create(http("first").address().toString().replace("//", "//me:s3cret@"));
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> install(new ArchiveSource(withUser, archive(PinnedArchive.Form.MODULE), false)));
        assertEquals("null", authorizations.get(1));
        assertTrue(authorizations.get(0).startsWith("Basic "), authorizations.get(0));
        assertFalse((failure.sentence() + lines).contains("s3cret"), failure.sentence());
    }

    @Test
    void redirectsEndAfterTenAndNeverLeaveHttps() {
        answer = (exchange, number) -> {
            exchange.getResponseHeaders().add("Location", "/again");
            send(exchange, 302, new byte[0]);
        };
        BuildFailure failure = assertThrows(BuildFailure.class, () -> install(http("first")));
        assertTrue(failure.getMessage().contains("more than 10 redirects"), failure.getMessage());
        assertEquals(11, requests.get());
        answer = (exchange, number) -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/token?secret");
            send(exchange, 302, new byte[0]);
        };
        failure = assertThrows(BuildFailure.class, () -> install(http("first")));
        assertTrue(
                failure.getMessage().contains("refusing to go to http://169.254.169.254/token: it is a link-local"),
                failure.getMessage());
        assertFalse(failure.getMessage().contains("?secret"), failure.getMessage());
    }

    @Test
    @FaultCase("D6")
    void manyBuildsDownloadOnce() {
        answer = (exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            for (byte each : FakeToolchain.moduleZip()) {
                exchange.getResponseBody().write(each);
            }
            exchange.getResponseBody().close();
        };
        List<CompletableFuture<Path>> builds = IntStream.range(0, 8)
                .mapToObj(index -> CompletableFuture.supplyAsync(
                        () -> install(http("toolchain.zip")), Executors.newSingleThreadExecutor()))
                .toList();
        assertEquals(1, builds.stream().map(CompletableFuture::join).distinct().count());
        assertEquals(1, requests.get());
    }

    @Test
    @FaultCase("C5")
    void whatAnEarlierBuildLeftHalfFinishedIsRemoved() throws IOException {
        Path go = Files.createDirectories(folder.resolve("go"));
        Files.createDirectories(go.resolve(WANTED.name()).resolve("bin"));
        Files.createDirectories(
                go.resolve(".partial-" + WANTED.name() + "-1.unpacked").resolve("bin"));
        Files.writeString(go.resolve(".partial-" + WANTED.name() + "-2.download"), "half");
        assertEquals(Optional.empty(), installer().installed(WANTED));
        assertTrue(Files.exists(install(http("toolchain.zip")).resolve("bin/go")));
        assertNothingTemporary();
    }

    @Test
    @FaultCase("C9")
    void aLockWhoseHolderDoesNothingIsNamed() throws Exception {
        Path file = folder.resolve("go/some.lock");
        try (InstallLock held = InstallLock.acquire(file, Duration.ofSeconds(1), duration -> {})) {
            IOException failure = assertThrows(
                    IOException.class,
                    () -> InstallLock.acquire(file, Duration.ofMillis(200), duration -> Thread.sleep(20)));
            assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
            held.touch();
        }
        InstallLock.acquire(file, Duration.ofMillis(200), duration -> {}).close();
    }

    private Path install(ArchiveSource... sources) {
        return installer().install(WANTED, List.of(sources));
    }

    private PinnedInstaller installer() {
        BuildLog log = new BuildLog() {
            @Override
            public void done(String line) {
                lines.add(line);
            }

            @Override
            public void detail(String line) {}

            @Override
            public void warn(String line) {
                lines.add(line);
            }
        };
        return new PinnedInstaller(
                folder.resolve("go"),
                new Download(transport, host -> Optional.empty()),
                duration -> Thread.sleep(Math.min(duration.toMillis(), 10)),
                log);
    }

    private ArchiveSource http(String path) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
        return new ArchiveSource(address, archive(PinnedArchive.Form.MODULE), false);
    }

    private static PinnedArchive archive(PinnedArchive.Form form) {
        return new PinnedArchive(FakeToolchain.MODULE, form);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void truncated(HttpExchange exchange) throws IOException {
        byte[] body = FakeToolchain.moduleZip();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
    }

    private void assertNothingTemporary() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("go"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith(".partial"))
                            .toList());
        }
    }
}
