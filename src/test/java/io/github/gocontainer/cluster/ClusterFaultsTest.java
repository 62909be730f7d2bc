package io.github.gocontainer.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.cluster.change.ImageChange;
import io.github.gocontainer.cluster.change.PatchSpec;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.ScriptedApi;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import io.github.gocontainer.testbed.ScriptedApi.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout of one Deployment against an API server that fails in every way; no time passes. */
class ClusterFaultsTest {

    private static final String PATH = "/apis/apps/v1/namespaces/shop/deployments/web";

    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();
    private final List<Duration> pauses = new ArrayList<>();
    private final DeploymentStory story = new DeploymentStory();
    private ScriptedApi api;
    private ClusterConnection connection;

    /** Passes when somebody pauses, and then at once. */
    private final Time time = new Time() {
        private Duration now = Duration.ZERO;

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
            now = now.plus(duration);
        }
    };

    @BeforeEach
    void start() throws IOException {
        api = ScriptedApi.start(story::answer);
        connect("token: secret-of-the-user");
    }

    private void connect(String user) throws IOException {
        connection = new ClusterConnector(
                        ClusterHost.of(Map.of("PATH", System.getenv("PATH")), folder, folder),
                        new SystemCommandRunner(),
                        Clock.systemUTC())
                .connect(new ClusterSpec(
                        Optional.of("scripted"), Optional.empty(), Optional.of(api.kubeconfig(folder, user))));
    }

    @AfterEach
    void stop() {
        connection.close();
        api.close();
        assertFalse(log.everything().contains("secret-of-the-user"), log.everything());
    }

    private RolloutReport rollOut() {
        Cluster cluster = new Cluster(
                new RetryingApi(connection.api(), time, Clock.systemUTC(), log), connection.identity(), "shop");
        return new Rollout(cluster, new RolloutSpec(Duration.ofMinutes(1), true), time, Interruptions.none(), log)
                .run(
                        new ImageChange(
                                cluster,
                                new PatchSpec(ResourceType.DEPLOYMENT, "web", Optional.empty(), List.of()),
                                "web:2"),
                        Optional.empty());
    }

    /** The story with this answer, once, for the first request of this kind. */
    private AtomicInteger once(String method, String path, ScriptedApi.Script fault) {
        AtomicInteger count = new AtomicInteger();
        api.answer(request -> {
            if (request.method().equals(method) && request.path().equals(path) && count.getAndIncrement() == 0) {
                return fault.answer(request);
            }
            return story.answer(request);
        });
        return count;
    }

    @Test
    void withoutFaultsThePatchNamesTheImageAndTheVersionThatWasRead() {
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
        Request patch = api.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .findFirst()
                .orElseThrow();
        assertEquals("application/strategic-merge-patch+json", patch.contentType());
        assertEquals("fieldManager=gocontainer", patch.query());
        assertEquals(
                "{\"metadata\":{\"resourceVersion\":\"10\"},\"spec\":{\"template\":{\"spec\":{\"containers\":"
                        + "[{\"name\":\"web\",\"image\":\"web:2\"}]}}}}",
                patch.body());
        assertEquals("Bearer secret-of-the-user", patch.login());
    }

    @FaultCase("G13")
    @ParameterizedTest
    @ValueSource(ints = {408, 410, 429, 500, 502, 503, 504})
    void aServerThatIsBusyOrRestartsIsAskedAgain(int status) {
        AtomicInteger count = once("GET", PATH, request -> Answer.failure(status, "X", "for a moment"));
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome());
        assertTrue(count.get() > 1);
        assertTrue(log.warnings().get(0).contains("the answer was " + status + " for a moment; attempt 2 of 5"));
    }

    @FaultCase("G13")
    @Test
    void retryAfterIsWaitedFor() {
        once(
                "PATCH",
                PATH,
                request -> Answer.failure(429, "TooManyRequests", "slow down").with("Retry-After", "7"));
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome());
        assertTrue(pauses.contains(Duration.ofSeconds(7)), pauses.toString());
    }

    @FaultCase("G13")
    @Test
    void aClosedConnectionIsOpenedAgain() {
        once("GET", PATH, request -> {
            throw new IOException("closed");
        });
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
    }

    /** Longer than all attempts, but not as long as the rollout may take. */
    @FaultCase("G13")
    @Test
    void aServerThatRestartsInTheMiddleOfARolloutIsWaitedFor() {
        AtomicInteger looks = new AtomicInteger();
        api.answer(request -> {
            boolean isLook = request.toString().equals("GET " + PATH) && story.isPatched();
            return isLook && looks.getAndIncrement() < 12
                    ? Answer.failure(503, "ServiceUnavailable", "starting")
                    : story.answer(request);
        });
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
        assertTrue(log.everything().contains("still waiting for deployment.apps/web, although "), log.everything());
    }

    /** And no longer than the rollout may take. */
    @FaultCase("G13")
    @Test
    void aServerThatNeverComesBackEndsItWithTheWayToGoOn() {
        api.answer(request -> request.toString().equals("GET " + PATH) && story.isPatched()
                ? Answer.failure(503, "ServiceUnavailable", "starting")
                : story.answer(request));
        BuildFailure failure = assertThrows(BuildFailure.class, this::rollOut);
        assertTrue(failure.getMessage().contains("how its rollout ends was not seen"), failure.sentence());
        assertTrue(
                failure.sentence()
                        .contains(
                                "running the same goal again, or undo it: kubectl --context scripted -n shop set image"
                                        + " deployment.apps/web web=web:1"),
                failure.sentence());
        assertTrue(time.now().compareTo(Duration.ofMinutes(2)) < 0, time.now().toString());
    }

    /** The change arrived, its answer did not; sending it again is a conflict, and the object is ours. */
    @FaultCase("G15")
    @Test
    void aChangeWhoseAnswerWasLostIsAdopted() {
        once("PATCH", PATH, request -> {
            story.answer(request);
            throw new IOException("lost");
        });
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
        assertEquals(2, story.generation());
        assertEquals(
                2,
                api.requests().stream()
                        .filter(request -> request.method().equals("PATCH"))
                        .count());
    }

    /** The status changes all the time, and with it the resource version. */
    @Test
    void aConflictWithANewStatusIsNoneWithUs() {
        once("PATCH", PATH, request -> {
            story.touch();
            return story.answer(request);
        });
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
    }

    @Test
    void aConflictWithAnotherVersionChangesNothing() {
        once("PATCH", PATH, request -> {
            story.setImage("web:other");
            return story.answer(request);
        });
        BuildFailure failure = assertThrows(BuildFailure.class, this::rollOut);
        assertTrue(failure.getMessage().contains("somebody else changed it at the same time"), failure.sentence());
        assertEquals("web:other", story.image());
    }

    @FaultCase("G14")
    @Test
    void aTokenThatExpiresIsRenewedOnceByItsProgram() throws IOException {
        connection.close();
        Path program = ExecPrograms.counting(folder);
        connect("exec: {apiVersion: client.authentication.k8s.io/v1, command: " + program
                + ", interactiveMode: Never}");
        api.answer(request -> {
            boolean expired = request.login().equals("Bearer token-1") && story.isPatched();
            return expired ? Answer.failure(401, "Unauthorized", "Unauthorized") : story.answer(request);
        });
        assertEquals(RolloutReport.Outcome.COMPLETE, rollOut().outcome(), log.everything());
        assertEquals(
                "Bearer token-2", api.requests().get(api.requests().size() - 1).login());
    }

    @FaultCase("G14")
    @Test
    void credentialsThatAreRefusedAreNamedAndNotShown() {
        api.answer(request -> Answer.failure(401, "Unauthorized", "Unauthorized"));
        String text = assertThrows(BuildFailure.class, this::rollOut).sentence();
        assertTrue(text.contains("does not accept the credentials of the token in " + folder.resolve("config")), text);
        assertFalse(text.contains("secret-of-the-user"), text);
        assertEquals(1, api.requests().size());
    }

    /** Asked for before, so nothing is changed. */
    @FaultCase("G14")
    @Test
    void aPatchThatIsForbiddenIsFatal() {
        story.forbid("patch");
        String text = assertThrows(BuildFailure.class, this::rollOut).sentence();
        assertTrue(text.contains("patch deployments.apps; nothing was changed"), text);
        assertTrue(api.requests().stream().noneMatch(request -> request.method().equals("PATCH")));
        once("PATCH", PATH, request -> Answer.failure(403, "Forbidden", "an admission said no"));
        story.forbid("nothing");
        assertTrue(assertThrows(BuildFailure.class, this::rollOut).getMessage().contains("403 an admission said no"));
    }

    /** Events, pods and logs that may not be seen are missing, and the rollout goes on. */
    @FaultCase("G14")
    @Test
    void whatMayNotBeSeenIsANote() {
        api.answer(request -> request.path().endsWith("/pods")
                        || request.path().endsWith("/events")
                        || request.path().endsWith("/replicasets")
                ? Answer.failure(403, "Forbidden", "no")
                : story.answer(request));
        story.neverReady();
        RolloutReport report = rollOut();
        assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
        assertTrue(report.undo().orElseThrow().done(), report.failure().sentence());
        assertTrue(
                log.warnings().toString().contains("may not list replicasets.apps in namespace shop"),
                log.everything());
        assertTrue(log.warnings().toString().contains("may not list events in namespace shop"), log.everything());
        assertEquals("web:1", story.image());
    }

    @FaultCase("G16")
    @Test
    void anUndoingThatFailsTellsBothReasonsAndTheCommand() {
        story.neverReady();
        AtomicInteger patches = new AtomicInteger();
        api.answer(request -> request.method().equals("PATCH") && patches.getAndIncrement() > 0
                ? Answer.failure(422, "Invalid", "the quota webhook refuses")
                : story.answer(request));
        RolloutReport report = rollOut();
        String text = report.failure().sentence();
        assertTrue(text.contains("did not end within 60 s"), text);
        assertTrue(text.contains("the undoing failed as well: could not put the earlier image back"), text);
        assertTrue(text.contains("422 the quota webhook refuses"), text);
        assertTrue(
                text.endsWith(
                        "undo it by hand: kubectl --context scripted -n shop set image deployment.apps/web web=web:1"),
                text);
    }

    @FaultCase("G20")
    @Test
    void aServerThatIsNotThereIsNamed() {
        api.close();
        String text = assertThrows(BuildFailure.class, this::rollOut).sentence();
        assertTrue(text.contains("context 'scripted' (" + api.address() + ") does not answer"), text);
        assertTrue(text.contains("(5 attempts)"), text);
    }
}
