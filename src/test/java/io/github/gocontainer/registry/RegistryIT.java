package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.AccessLog;
import io.github.gocontainer.testbed.ChildJvm;
import io.github.gocontainer.testbed.RealRegistry;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TcpFaultProxy;
import io.github.gocontainer.testbed.TestCertificate;
import io.github.gocontainer.testbed.TestTools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client against the registry of the CNCF, and what it left there in the eyes of crane. */
final class RegistryIT {

    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64");
    private static final Duration LONGEST_PUSH = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();
    private RegistryOptions options = RegistryOptions.defaults();
    private CredentialSource credentials = CredentialSource.none();
    private HttpTransport transport;
    private ImageLayout layout;

    @BeforeEach
    void makeImage() throws IOException {
        transport = new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(), "test");
        layout = SampleImage.index(folder.resolve("image"), PLATFORMS, 1, 2_000, 6_000_000);
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
    }

    private PublishedImage push(String host) {
        PushSpec spec = new PushSpec(layout, ImageReference.parse(host + "/acme/hello:1.0"), List.of("latest"));
        return registries().push(spec);
    }

    private Registries registries() {
        return new Registries(options, credentials, () -> transport, log);
    }

    private void assertCraneSees(String host) throws Exception {
        Path crane = TestTools.program("crane");
        String image = host + "/acme/hello:";
        assertEquals(Rig.digest(layout), TestTools.run(crane, "digest", image + "1.0"));
        assertEquals(Rig.digest(layout), TestTools.run(crane, "digest", image + "latest"));
        for (String platform : PLATFORMS) {
            String said = TestTools.run(crane, "validate", "--platform", platform, "--remote", image + "1.0");
            assertTrue(said.contains("PASS"), said);
        }
    }

    @Test
    void pushAndPullBack() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            PublishedImage published = push(registry.host());
            PublishedImage again = push(registry.host());
            PulledImage pulled = registries()
                    .pull(new PullSpec(
                            published.reference(),
                            PLATFORMS.stream().map(Platform::parse).toList(),
                            false,
                            folder.resolve("cache")));

            assertCraneSees(registry.host());
            assertEquals(6, published.transfer().blobsUploaded());
            assertEquals(2, again.transfer().requests());
            assertEquals(published.digest(), pulled.digest());
            assertEquals(List.of(), log.warnings());
        }
    }

    /** Each platform has a base of its own: by what the registry itself says, no layer travels again. */
    @Test
    void layersOfEachBaseAreMountedFromItsRepository() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            Map<Platform, ImageReference> bases = new HashMap<>();
            for (String platform : PLATFORMS) {
                ImageReference base =
                        ImageReference.parse(registry.host() + "/bases/" + platform.replaceFirst(".*/", "") + ":1.0");
                ImageLayout only = SampleImage.single(
                        folder.resolve(platform), platform, SampleImage.seed(1, platform), 2_000, 6_000_000);
                registries().push(new PushSpec(only, base, List.of()));
                bases.put(Platform.parse(platform), base);
            }
            PublishedImage published = registries()
                    .push(new PushSpec(
                            layout, ImageReference.parse(registry.host() + "/acme/copy:1.0"), List.of(), bases));

            List<String> posts = new AccessLog(registry.log())
                    .of("acme/copy").stream()
                            .filter(request -> request.method().equals("POST"))
                            .map(request -> request.status() + request.path().replaceFirst("^.*(&from=|uploads/)", " "))
                            .sorted()
                            .toList();
            assertEquals(
                    List.of("201 bases/amd64", "201 bases/amd64", "201 bases/arm64", "201 bases/arm64", "202 ", "202 "),
                    posts);
            assertEquals(4, published.transfer().blobsMounted());
            assertEquals(2, published.transfer().blobsUploaded());
            assertTrue(
                    published.transfer().bytesSent() < 1_000,
                    () -> published.transfer().toString());
            // Tag; six blobs looked for, brought and looked for again; two sessions filled; manifests written and read
            // back; tag.
            assertEquals(1 + 6 * 3 + 2 + 3 * 2 + 2, published.transfer().requests());
            assertEquals(
                    Rig.digest(layout),
                    TestTools.run(
                            TestTools.program("crane"),
                            "digest",
                            published.target().toString()));
        }
    }

    @Test
    void inChunks() throws Exception {
        options = options.withUploadChunkSize(1_000_000);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"))) {
            push(registry.host());

            assertCraneSees(registry.host());
            assertEquals(List.of(), log.warnings());
        }
    }

    @Test
    void withPassword() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), true, Optional.empty())) {
            BuildFailure anonymous = assertThrows(BuildFailure.class, () -> push(registry.host()));
            credentials = CredentialSource.always(
                    new Credential.Login("the test", RealRegistry.USERNAME, RealRegistry.PASSWORD));

            assertTrue(anonymous.getMessage().contains("no credentials were found"), anonymous::getMessage);
            assertEquals(Rig.digest(layout), push(registry.host()).digest().toString());
        }
    }

    @Test
    void overTlsWithACertificateThatTheJvmTrusts() throws Exception {
        TestCertificate.Made tls = TestCertificate.make(folder.resolve("tls"), "ip:127.0.0.1", "-1d", 10);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), false, Optional.of(tls.pem()))) {
            withTrustStore(tls.trustStore(), () -> push(registry.host()));

            assertEquals(List.of(), log.warnings());
        }
    }

    @FaultCase("B18")
    @ParameterizedTest
    @CsvSource({
        "ip:127.0.0.1, -1d, false, not signed by an authority",
        "ip:127.0.0.1, -30d, true, has expired",
        "dns:other.example, -1d, true, for another host name",
    })
    void certificatesThatAreNotAccepted(String name, String start, boolean trusted, String reason) throws Exception {
        TestCertificate.Made tls = TestCertificate.make(folder.resolve("tls"), name, start, 10);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), false, Optional.of(tls.pem()))) {
            BuildFailure failure = assertThrows(BuildFailure.class, () -> {
                if (trusted) {
                    withTrustStore(tls.trustStore(), () -> push(registry.host()));
                } else {
                    push(registry.host());
                }
            });

            assertTrue(failure.sentence().contains(reason), failure::sentence);
            assertTrue(failure.sentence().contains(registry.host()), failure::sentence);
            assertTrue(failure.sentence().contains("javax.net.ssl.trustStore"), failure::sentence);
            assertTrue(failure.sentence().contains("1 attempt "), failure::sentence);
        }
    }

    private static void withTrustStore(Path store, Runnable action) {
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD);
        try {
            action.run();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    /** In one request and in chunks. */
    @FaultCase("A7")
    @ParameterizedTest
    @CsvSource({"0", "4000000"})
    void resetInTheMiddleOfAnUpload(long chunk) throws Exception {
        options = chunk == 0 ? options : options.withUploadChunkSize(chunk);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                TcpFaultProxy proxy = TcpFaultProxy.to(registry.port()).resetOnceAfter(2_000_000)) {
            long start = System.nanoTime();
            push(proxy.host());

            assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(LONGEST_PUSH) < 0);
            assertEquals(2, proxy.resets());
            assertEquals(1, log.warnings().size(), log.warnings()::toString);
            assertCraneSees(registry.host());
        }
    }

    @FaultCase("A17")
    @Test
    void aProxyThatLimitsRequestSizes() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                TcpFaultProxy proxy = TcpFaultProxy.to(registry.port()).limitBodies(1_000_000)) {
            BuildFailure failure = assertThrows(BuildFailure.class, () -> push(proxy.host()));
            options = options.withUploadChunkSize(900_000);
            push(proxy.host());

            assertTrue(failure.sentence().contains("413"), failure::sentence);
            assertTrue(failure.sentence().contains("<uploadChunkSize>"), failure::sentence);
            assertCraneSees(registry.host());
        }
    }

    @FaultCase("A6")
    @ParameterizedTest
    @CsvSource({
        "POST /v2/",
        "PUT /v2/acme/hello/blobs/uploads/",
        "PUT /v2/acme/hello/manifests/sha256",
        "PUT /v2/acme/hello/manifests/1.0"
    })
    void resetBeforeARequest(String request) throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                TcpFaultProxy proxy = TcpFaultProxy.to(registry.port()).resetOnceAt(request)) {
            push(proxy.host());

            assertEquals(2, proxy.resets());
            assertEquals(1, log.warnings().size(), log.warnings()::toString);
            assertCraneSees(registry.host());
        }
    }

    /** The layer of 6 MB breaks in its middle, on a real connection. */
    @Test
    @FaultCase("A14")
    void resetInTheMiddleOfADownload() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                TcpFaultProxy proxy = TcpFaultProxy.to(registry.port())) {
            PublishedImage published = push(registry.host());
            proxy.resetOnceAfterAnswering(3_000_000);

            PulledImage pulled = registries()
                    .pull(new PullSpec(
                            ImageReference.parse(proxy.host() + "/acme/hello:1.0"),
                            List.of(Platform.parse("linux/amd64")),
                            false,
                            folder.resolve("cache")));

            assertEquals(published.digest(), pulled.digest());
            assertEquals(2, proxy.resets());
            assertEquals(1, log.warnings().size(), log.warnings()::toString);
            assertTrue(log.warnings().get(0).contains("download blob"), log.warnings()::toString);
        }
    }

    /** The first bytes of a TLS greeting are 22 and 3. */
    @Test
    @FaultCase("A16")
    void resetInTheTlsHandshake() throws Exception {
        TestCertificate.Made tls = TestCertificate.make(folder.resolve("tls"), "ip:127.0.0.1", "-1d", 10);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), false, Optional.of(tls.pem()));
                TcpFaultProxy proxy = TcpFaultProxy.to(registry.port()).resetOnceAt("\u0016\u0003")) {
            withTrustStore(tls.trustStore(), () -> push(proxy.host()));

            assertEquals(2, proxy.resets());
            assertTrue(log.warnings().size() <= 1, log.warnings()::toString);
        }
    }

    /** A certificate that is not valid yet is what a clock that stands at 1970 sees of any certificate. */
    @ParameterizedTest
    @FaultCase("C10")
    @CsvSource({"+30d, not valid yet", "-30d, has expired"})
    void aClockThatIsWrong(String start, String reason) throws Exception {
        TestCertificate.Made tls = TestCertificate.make(folder.resolve("tls"), "ip:127.0.0.1", start, 10);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"), false, Optional.of(tls.pem()))) {
            BuildFailure failure = assertThrows(
                    BuildFailure.class, () -> withTrustStore(tls.trustStore(), () -> push(registry.host())));

            assertTrue(failure.sentence().contains(reason), failure::sentence);
            assertTrue(failure.sentence().contains("this machine's clock is wrong"), failure::sentence);
        }
    }

    /** One blob of a gibibyte through a JVM of 96 MiB. */
    @Test
    void aBlobThatIsTenTimesTheHeap() throws Exception {
        ImageLayout huge = SampleImage.sparse(folder.resolve("huge"), "linux/amd64", 1L << 30);
        try (RealRegistry registry = RealRegistry.start(folder.resolve("registry"));
                ChildJvm build = ChildJvm.start(
                        List.of("-Xmx96m"),
                        RegistryProbe.class,
                        "push",
                        registry.host() + "/acme/huge:1",
                        huge.directory().toString())) {
            ChildJvm.Outcome outcome = build.await();

            assertEquals(0, outcome.exit(), outcome.output());
            assertTrue(outcome.output().contains("digest " + Rig.digest(huge)), outcome.output());
            long heap = Long.parseLong(outcome.output().replaceAll("(?s).*heap (\\d+).*", "$1"));
            assertTrue(heap <= 96 << 20, outcome.output());
            assertEquals(
                    Rig.digest(huge),
                    TestTools.run(TestTools.program("crane"), "digest", registry.host() + "/acme/huge:1"));
        }
    }
}
