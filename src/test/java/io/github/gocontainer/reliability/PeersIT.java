package io.github.gocontainer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.Registries;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.SampleImage;
import io.github.gocontainer.testbed.TcpFaultProxy;
import io.github.gocontainer.testbed.TokenDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This plugin, jib-core and crane in the same trouble; what the page says of all three must be true. */
final class PeersIT {

    private static final String REPOSITORY = "acme/hello";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String HANGS = "hangs";

    @TempDir
    private Path folder;

    private int number;

    /** Whoever fails without a fault would lose every comparison. */
    @Test
    void withoutFaultsAllSucceed() throws IOException {
        PeerFault push = PeerFault.push("", "none", true, registry -> {});
        PeerFault pull = PeerFault.pull("", "none", true, registry -> {});
        PeerFault login = PeerFault.push(
                "",
                "none",
                true,
                registry -> registry.wants(TokenDesk.bearer(PeerFaults.USER, PeerFaults.PASSWORD, 1_000)));
        for (PeerFault none : List.of(push, pull, login)) {
            for (Peers.Client client : List.<Peers.Client>of(PeersIT::ours, Peers::jib, Peers::crane)) {
                assertEquals("ok", outcome(none, client));
            }
        }
    }

    @Test
    void thePageTellsTheTruth() throws IOException {
        Path project = Path.of("").toAbsolutePath();
        List<PeerOutcome> stated = PeerOutcome.read(project);
        List<PeerOutcome> outcomes = new ArrayList<>();
        for (PeerFault fault : PeerFaults.all()) {
            PeerOutcome outcome = new PeerOutcome(
                    fault.number(),
                    fault.fault(),
                    outcome(fault, PeersIT::ours),
                    outcome(fault, Peers::jib),
                    outcome(fault, Peers::crane));
            outcomes.add(outcome.orAsStated(stated));
        }
        if (System.getProperty(ReliabilityPageTest.UPDATE) != null) {
            PeerOutcome.write(project, outcomes);
        }

        outcomes.forEach(outcome -> assertEquals("ok", outcome.ours(), outcome::toString));
        assertEquals(lines(stated), lines(outcomes));
    }

    private static String lines(List<PeerOutcome> outcomes) {
        StringBuilder lines = new StringBuilder();
        outcomes.forEach(outcome -> lines.append(outcome).append('\n'));
        return lines.toString();
    }

    private String outcome(PeerFault fault, Peers.Client client) throws IOException {
        Path own = Files.createDirectories(folder.resolve(String.valueOf(number++)));
        ImageLayout layout = SampleImage.single(own.resolve("image"), "linux/amd64", 7, 2_000, 40_000);
        try (FaultyRegistry registry = FaultyRegistry.start();
                TcpFaultProxy front = TcpFaultProxy.to(registry.port()).refusingTls()) {
            if (fault.pull()) {
                registry.store().put(REPOSITORY, "1.0", layout);
            }
            registry.store().wantLengths(false);
            fault.inject().accept(registry);
            String repository = front.host() + "/" + REPOSITORY;
            String reference = repository + (fault.pull() ? "@" + layout.root().digest() : ":1.0");
            String end = end(client, fault.pull(), reference, layout, own);
            if (end.equals(HANGS)) {
                return HANGS;
            }
            boolean succeeded = end.isEmpty();
            if (fault.survives()) {
                return succeeded && (fault.pull() || isWhole(registry)) ? "ok" : "lost";
            }
            return succeeded ? "accepted" : "ok";
        }
    }

    /** How it ended: empty for success, else why not. */
    private static String end(Peers.Client client, boolean pull, String reference, ImageLayout layout, Path folder) {
        try {
            assertTimeoutPreemptively(LIMIT, () -> client.run(pull, reference, layout, folder));
            return "";
        } catch (Exception gaveUp) {
            System.out.println(String.valueOf(gaveUp).lines().findFirst().orElse(""));
            return "gave up";
        } catch (AssertionError timedOut) {
            return HANGS;
        }
    }

    /** The tag is there, and all bytes are those of their digests. */
    private static boolean isWhole(FaultyRegistry registry) {
        return !registry.store().tag(REPOSITORY, "1.0").isEmpty()
                && registry.store().blobs().entrySet().stream()
                        .allMatch(blob -> blob.getKey()
                                .endsWith(Digest.of(blob.getValue()).toString()));
    }

    private static void ours(boolean pull, String reference, ImageLayout layout, Path folder) throws IOException {
        ImageReference image = ImageReference.parse(reference);
        try (HttpTransport transport =
                new HttpTransport(Duration.ofSeconds(5), Duration.ofSeconds(20), List.of(), "test")) {
            Registries registries = new Registries(
                    RegistryOptions.defaults().withUploadChunkSize(30_000),
                    CredentialSource.always(new Credential.Login("the test", PeerFaults.USER, PeerFaults.PASSWORD)),
                    () -> transport,
                    new RecordingLog());
            if (pull) {
                registries.pull(
                        new PullSpec(image, List.of(Platform.parse("linux/amd64")), false, folder.resolve("cache")));
            } else {
                registries.push(new PushSpec(layout, image, List.of()));
            }
        }
    }
}
