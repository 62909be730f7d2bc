package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.FaultyRegistry.Response;
import io.github.gocontainer.testbed.PlainTalker;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TokenDesk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Group B of the catalogue of faults: what does not pass must fail at once, say why, and leave the tag alone. */
final class PushRefusalsTest extends RigFixture {

    private static final String SECRET = SampleImage.secret("password");

    /** The failure of a push that leaves no tag and shows no secret. */
    private BuildFailure failure() {
        BuildFailure failure = rig.pushFailure(layout);
        assertEquals("", rig.pushed("1.0"));
        String everything = rig.log.everything() + failure.sentence() + stackTrace(failure);
        assertFalse(everything.contains(SECRET), everything);
        rig.registry.requests().stream()
                .map(request -> request.header("Authorization").replaceFirst("^\\w+ ", ""))
                .filter(value -> !value.isEmpty())
                .forEach(value -> assertFalse(everything.contains(value), everything));
        return failure;
    }

    private static String stackTrace(Throwable failure) {
        java.io.StringWriter trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        return trace.toString();
    }

    private static void assertSays(BuildFailure failure, String... parts) {
        for (String part : parts) {
            assertTrue(failure.sentence().contains(part), () -> "'" + part + "' is missing in: " + failure.sentence());
        }
    }

    private void assertOneAttempt() {
        assertEquals(List.of(), rig.time.sleeps());
    }

    @Test
    @FaultCase("B1")
    void b1UnavailableForEver() {
        rig.registry.always("PUT", "/blobs/uploads/", Fault.status(503));

        BuildFailure failure = failure();

        assertSays(
                failure,
                "503",
                "commit blob",
                "5 attempts in",
                rig.reference("1.0").toString());
        assertEquals(FailureCode.REGISTRY, failure.code());
    }

    @Test
    @FaultCase("B1")
    void b1TheTimeBudgetEndsItEarlier() {
        rig.registry.always("HEAD", "/manifests/", Fault.status(503, "Retry-After", "50"));

        BuildFailure failure = rig.with(new RegistryOptions(
                        false, false, java.time.Duration.ofSeconds(60), 2, java.util.Optional.empty()))
                .pushFailure(layout);

        assertSays(failure, "time budget of 60 s", "2 attempts");
    }

    @Test
    @FaultCase("B2")
    void b2WrongPassword() {
        rig.registry.wants(TokenDesk.basic("jane", "another"));

        BuildFailure failure = rig.login("jane", SECRET).pushFailure(layout);

        assertSays(
                failure,
                "401 Unauthorized",
                rig.registry.host(),
                "settings.xml server 'ghcr.io'",
                "check server id",
                "docker login",
                "1 attempt ");
        assertEquals(FailureCode.CREDENTIALS, failure.code());
        assertOneAttempt();
        failure();
    }

    @Test
    @FaultCase("B2")
    void b2WrongPasswordAtTheTokenServer() {
        rig.registry.wants(TokenDesk.bearer("jane", "another", 100));

        rig.login("jane", SECRET);

        assertSays(failure(), "fetch token", "401", "settings.xml server 'ghcr.io'", "check server id");
        assertOneAttempt();
    }

    @Test
    @FaultCase("B2")
    void b2NoCredentials() {
        rig.registry.wants(TokenDesk.basic("jane", "x"));

        assertSays(failure(), "401", "no credentials were found", "check server id");
        assertOneAttempt();
    }

    @Test
    @FaultCase("B3")
    void b3Denied() {
        rig.registry.always("POST", "/blobs/uploads/", Fault.error(403, "DENIED", "requested access is denied"));

        assertSays(failure(), "403", "DENIED: requested access is denied", "acme/hello", "needs push");
        assertOneAttempt();
    }

    @Test
    @FaultCase("B3")
    void b3DeniedFromTheFirstRequestOn() {
        rig.registry.always("*", "/v2/", Fault.error(403, "DENIED", "requested access is denied"));

        assertSays(failure(), "403", "DENIED: requested access is denied", "start upload", "needs push");
        assertOneAttempt();
    }

    @Test
    @FaultCase("B4")
    void b4InvalidManifest() {
        rig.registry.always("PUT", "/manifests/", Fault.error(400, "MANIFEST_INVALID", "layer 3 is not a layer"));

        assertSays(failure(), "400", "MANIFEST_INVALID: layer 3 is not a layer");
        assertOneAttempt();
    }

    @ParameterizedTest
    @CsvSource({
        "400, TAG_INVALID, The image tag 1.0 already exists and cannot be overwritten because it is immutable",
        "412, PRECONDITION, configured as immutable",
        "409, CONFLICT, no",
    })
    @FaultCase("B5")
    void b5ImmutableTagWithAnotherImage(int status, String code, String message) throws IOException {
        ImageLayout older = SampleImage.single(folder.resolve("older"), "linux/amd64", 1, 10);
        rig.registry.store().put(Rig.REPOSITORY, "1.0", older);
        rig.registry.always("PUT", "/manifests/1.0", Fault.error(status, code, message));

        BuildFailure failure = rig.pushFailure(layout);

        assertSays(failure, "tag 1.0", "immutable", Rig.digest(older), Rig.digest(layout), "new tag", message);
        assertEquals(Rig.digest(older), rig.pushed("1.0"));
        assertOneAttempt();
    }

    @Test
    @FaultCase("B6")
    void b6ImmutableTagWithTheSameImage() throws IOException {
        rig.registry.store().put(Rig.REPOSITORY, "1.0", layout);
        rig.registry.always("PUT", "/manifests/1.0", Fault.error(412, "PRECONDITION", "immutable"));

        assertEquals(1, rig.push(layout).transfer().requests());
        rig.push(layout, "1.0", "1.1");

        assertEquals(Rig.digest(layout), rig.pushed("1.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blobs/uploads/", "/manifests/sha256"})
    @FaultCase("B7")
    void b7AnotherDigestWasStored(String part) {
        String other = Digest.of(new byte[] {1}).toString();
        rig.registry.always("PUT", part, Fault.headers("Docker-Content-Digest", other));

        BuildFailure failure = failure();

        assertSays(failure, other, "was sent");
        assertEquals(FailureCode.INTEGRITY, failure.code());
    }

    @Test
    @FaultCase("B8")
    void b8SaidToBeStored() {
        rig.registry.always("PUT", "/manifests/", Fault.status(201));

        assertSays(failure(), Rig.digest(layout), "not found after push");
    }

    @Test
    @FaultCase("B8")
    void b8TheTagSaidToBeStored() {
        rig.registry.always("PUT", "/manifests/1.0", Fault.status(201));

        assertSays(failure(), "tag 1.0 is not found after push");
    }

    @Test
    @FaultCase("B9")
    void b9ABlobIsLost() {
        rig.registry.always("PUT", "/blobs/uploads/", (request, proceed) -> {
            proceed.get();
            rig.registry.store().blobs().clear();
            return new Response(201, Map.of(), new byte[0]);
        });

        assertSays(failure(), "blob sha256:", "not found after push", "2 attempts");
        assertEquals(List.of(), rig.registry.requests("PUT", "/manifests/"));
    }

    @Test
    @FaultCase("B13")
    void b13UploadsToAnotherOriginGoWithoutAuthorization() throws IOException {
        try (FaultyRegistry storage = FaultyRegistry.start()) {
            rig.registry.wants(TokenDesk.basic("jane", SECRET));
            storage.always("PUT", "/elsewhere", Fault.status(201));
            rig.registry.always(
                    "POST",
                    "/blobs/uploads/",
                    Fault.answer(202, "", "Location", "http://" + storage.host() + "/elsewhere?sig=abc"));

            BuildFailure failure = rig.login("jane", SECRET).pushFailure(layout);

            assertSays(failure, "not found after push");
            assertTrue(storage.requests().size() >= 1);
            assertTrue(storage.requests().stream().noneMatch(request -> request.hasHeader("Authorization")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data?token=abc, link-local",
        "http://127.0.0.1:9/x?token=abc, on this machine",
        "http://[::1]:9/x?token=abc, on this machine",
        "file:///etc/passwd, not an http",
        "http://user:pass@127.0.0.1/x?token=abc, user name"
    })
    @FaultCase("B14")
    void b14LocationsWhereNobodyShouldBeSent(String location, String reason) {
        rig.named("registry.example").with(RegistryOptions.defaults().withPlainHttp(true, false));
        rig.registry.always("POST", "/blobs/uploads/", Fault.answer(202, "", "Location", location));

        BuildFailure failure = failure();

        assertSays(failure, "refusing", reason, "behind a proxy it must know its own address");
        assertFalse(failure.sentence().contains("token=abc"), failure::sentence);
        assertFalse(failure.sentence().contains("user:pass"), failure::sentence);
        assertOneAttempt();
    }

    @Test
    @FaultCase("B14")
    void b14TokenServersWhereNobodyShouldBeSent() {
        rig.named("registry.example").with(RegistryOptions.defaults().withPlainHttp(true, true));
        rig.registry.wants(TokenDesk.bearer("jane", SECRET, 10).withRealm("http://169.254.169.254/token?x=abc"));
        rig.login("jane", SECRET);

        BuildFailure failure = failure();

        assertSays(failure, "refusing the token server http://169.254.169.254/token", "link-local");
        assertFalse(failure.sentence().contains("x=abc"));
    }

    @Test
    @FaultCase("B15")
    void b15RedirectLoop() {
        rig.registry.always("HEAD", "/manifests/", Fault.status(307, "Location", "/v2/acme/hello/manifests/1.0"));

        BuildFailure failure = failure();

        assertSays(failure, "more than 10 redirects", "Perhaps you should check the address of the registry");
        assertFalse(failure.sentence().contains("proxy"), failure::sentence);
        assertTrue(rig.registry.requests().size() <= 11);
    }

    @Test
    @FaultCase("B14")
    void b14ALocationThatIsNoAddress() {
        rig.registry.always("POST", "/blobs/uploads/", Fault.answer(202, "", "Location", "http://["));

        BuildFailure failure = failure();

        assertSays(
                failure, "malformed", "Perhaps you should ask those who run the registry to mend the header Location");
        assertFalse(failure.sentence().contains("proxy"), failure::sentence);
        assertOneAttempt();
    }

    @Test
    @FaultCase("B16")
    void b16ErrorBodiesManifestsAndTokensWithoutEnd() throws IOException {
        HttpServer endless = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endless.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            String realm =
                    "Bearer realm=\"http://127.0.0.1:" + endless.getAddress().getPort() + "/token\"";
            exchange.getResponseHeaders().add("WWW-Authenticate", realm);
            exchange.sendResponseHeaders(
                    token ? 200 : exchange.getRequestURI().getPath().contains("big") ? 200 : 401, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] block = new byte[1 << 16];
                while (true) {
                    out.write(block);
                }
            }
        });
        endless.setExecutor(java.util.concurrent.Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        endless.start();
        try {
            String host = "127.0.0.1:" + endless.getAddress().getPort();
            BuildFailure token = rig.failure(() -> pull(host + "/acme/hello:1.0"));
            BuildFailure manifest = rig.failure(() -> pull(host + "/acme/big:1.0"));

            assertSays(token, "no token from " + host);
            assertSays(manifest, "more than the 4194304 bytes");
        } finally {
            endless.stop(0);
        }
    }

    private PulledImage pull(String reference) {
        return rig.registries()
                .pull(new PullSpec(
                        io.github.gocontainer.oci.ImageReference.parse(reference),
                        List.of(io.github.gocontainer.oci.Platform.parse("linux/amd64")),
                        false,
                        folder.resolve("cache")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "<html>log in, please?password=geheim</html>",
                "",
                "{\"token\":\"\"}",
                "{\"token\":\"a\\nb\"}",
                "[]"
            })
    @FaultCase("B17")
    void b17NoToken(String answer) {
        rig.registry.wants(TokenDesk.bearer("jane", SECRET, 10)).always("GET", "/token", Fault.answer(200, answer));
        rig.login("jane", SECRET);

        BuildFailure failure = failure();

        assertSays(failure, "no token from " + rig.registry.host());
        assertFalse(failure.sentence().contains("scope="), failure::sentence);
        assertFalse(failure.sentence().contains("geheim"), failure::sentence);
        assertOneAttempt();
    }

    @Test
    @FaultCase("B19")
    void b19PlainHttpElsewhereIsRefused() {
        rig.registry.wants(TokenDesk.basic("jane", SECRET));
        rig.named("registry.example").login("jane", SECRET);

        BuildFailure failure = failure();

        assertSays(
                failure,
                "registry.example",
                "plain http",
                "<allowInsecureRegistries>",
                "-Dgocontainer.allowInsecureRegistries");
        assertEquals(FailureCode.CONFIGURATION, failure.code());
        assertTrue(rig.registry.requests().stream().noneMatch(request -> request.hasHeader("Authorization")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @FaultCase("B20")
    void b20CredentialsOverPlainHttpAreRefused(boolean bearer) {
        rig.registry.wants(bearer ? TokenDesk.bearer("jane", SECRET, 100) : TokenDesk.basic("jane", SECRET));
        rig.named("registry.example")
                .with(RegistryOptions.defaults().withPlainHttp(true, false))
                .login("jane", SECRET);

        assertSays(failure(), "plain http", "<sendCredentialsOverHttp>", "-Dgocontainer.sendCredentialsOverHttp");
        assertTrue(rig.registry.requests().stream().noneMatch(request -> request.hasHeader("Authorization")));
        assertOneAttempt();
    }

    @Test
    @FaultCase("B20")
    void b20CredentialsOverPlainHttpWithBothPermissions() {
        rig.registry.wants(TokenDesk.basic("jane", SECRET));
        rig.named("registry.example")
                .with(RegistryOptions.defaults().withPlainHttp(true, true))
                .login("jane", SECRET)
                .push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
    }

    @ParameterizedTest
    @FaultCase("B21")
    @ValueSource(strings = {"PUT", "POST", "PATCH"})
    void b21ARegistryThatWantsToKnowEveryLength(String method) {
        rig.registry.always(
                method,
                "/v2/",
                (request, proceed) -> request.hasHeader("Content-Length")
                        ? proceed.get()
                        : Fault.error(411, "UNSUPPORTED", "length required").apply(request, proceed));

        rig.with(RegistryOptions.defaults().withUploadChunkSize(10_000)).push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertTrue(rig.registry.requests(method, "/v2/").size() > 0);
    }

    @ParameterizedTest
    @FaultCase("B25")
    @CsvSource({"acme/Hello, 1.0", "acme//hello, 1.0", "acme/hello, LONG", "acme/hello, -1", "acme/hello, 'a b'"})
    void b25WhatNoRegistryTakesIsRejectedBeforeAnyRequest(String repository, String tag) {
        String name = rig.registry.host() + "/" + repository;
        assertThrows(
                IllegalArgumentException.class,
                () -> rig.registries()
                        .push(new PushSpec(
                                layout, ImageReference.parse(name), List.of(tag.replace("LONG", "x".repeat(129))))));

        assertEquals(List.of(), rig.registry.requests());
    }

    @Test
    @FaultCase("C11")
    void c11TwoBuildsOfOneTagAtTheSameTime() throws Exception {
        ImageLayout other =
                SampleImage.index(folder.resolve("other"), List.of("linux/amd64", "linux/arm64"), 12, 2_000, 30_000);
        ExecutorService builds = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                String tag = "round-" + round;
                List<Callable<PublishedImage>> both = List.of(() -> rig.push(layout, tag), () -> rig.push(other, tag));
                Set<String> digests = new HashSet<>();
                for (Future<PublishedImage> push : builds.invokeAll(both)) {
                    digests.add(push.get().digest().toString());
                }
                assertTrue(digests.contains(rig.pushed(tag)), rig.pushed(tag));
            }
        } finally {
            builds.shutdownNow();
        }
    }

    @Test
    @FaultCase("E8")
    void e8ALibraryThatPutsTheSecretIntoItsMessage() {
        for (int attempt = 0; attempt < 5; attempt++) {
            rig.failingOnce(new IOException(
                    "cannot send Authorization: Basic " + SECRET, new IllegalStateException("header " + SECRET)));
        }

        rig.login("jane", SECRET).push(layout);

        assertFalse(rig.log.everything().contains(SECRET), rig.log::everything);
    }

    @Test
    @FaultCase("B22")
    void b22WarningsAreShownOnce() {
        rig.registry.always("PUT", "/", Fault.headers("Warning", "299 - \"this registry moves\u001b[31m\""));

        rig.push(layout);

        assertEquals(1, rig.log.warnings().size(), rig.log.warnings()::toString);
        assertTrue(rig.log.warnings().get(0).contains("this registry moves"));
        assertFalse(rig.log.warnings().get(0).contains("\u001b"));
    }

    @Test
    @FaultCase("A17")
    void aLimitOfRequestSizesNamesTheOption() {
        rig.registry.always("PUT", "/blobs/uploads/", Fault.status(413));

        assertSays(failure(), "413", "<uploadChunkSize>");
        assertOneAttempt();
    }

    @Test
    @FaultCase("A16")
    void a16AProxyThatWantsAPassword() throws IOException {
        try (PlainTalker proxy = PlainTalker.start("407 Proxy Authentication Required")) {
            int port = Integer.parseInt(proxy.address().replaceFirst(".*:", ""));
            rig.through("127.0.0.1", port).unknown("registry.example");

            assertSays(failure(), "407", "from the proxy " + proxy.address(), "settings.xml");
            assertOneAttempt();
        }
    }

    @Test
    @FaultCase("A15")
    void a15NobodyListensOnceAndForEver() throws IOException {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        rig.unknown("127.0.0.1:" + port);

        assertSays(failure(), "refused", "5 attempts");
    }

    @Test
    @FaultCase("E8")
    void aSecretThatTheRegistryRepeatsIsNotShown() {
        rig.registry.wants(TokenDesk.bearer("jane", SECRET, 100));
        rig.registry.always(
                "POST",
                "/blobs/uploads/",
                (request, proceed) -> Fault.error(
                                403, "DENIED", "bad header " + request.header("Authorization") + " or " + SECRET)
                        .apply(request, proceed));
        rig.login("jane", SECRET);

        assertSays(failure(), "DENIED", "[secret]");
    }

    @Test
    void aRefusalStopsTheOtherTransfers() throws IOException {
        ImageLayout large =
                SampleImage.single(folder.resolve("many"), "linux/amd64", 2, 10, 20, 30, 40, 50, 60, 70, 80);
        rig.registry.always("POST", "/blobs/uploads/", Fault.error(403, "DENIED", "no"));

        rig.pushFailure(large);

        assertTrue(rig.registry.requests("POST", "/blobs/uploads/").size() <= 8);
    }

    @Test
    void aDamagedLayoutIsNotPushed() throws IOException {
        Path layer;
        try (var files = Files.list(folder.resolve("image/blobs/sha256"))) {
            layer = files.filter(file -> file.toFile().length() > 10_000)
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(layer);
        content[5_000] ^= 1;
        Files.write(layer, content);

        BuildFailure failure = failure();

        assertSays(failure, layer.toString(), "damaged", "mvn package");
        assertEquals(FailureCode.INTEGRITY, failure.code());
    }

    @Test
    void aMissingLayoutNamesTheGoalThatMakesIt() {
        BuildFailure failure = rig.pushFailure(new ImageLayout(folder.resolve("nothing")));

        assertSays(failure, folder.resolve("nothing").toString(), "mvn package");
        assertEquals(FailureCode.MISSING_INPUT, failure.code());
        assertEquals(List.of(), rig.registry.requests());
    }
}
