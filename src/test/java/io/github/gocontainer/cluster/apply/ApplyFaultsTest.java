package io.github.gocontainer.cluster.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.RetryingApi;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.fabric8.ClusterConnection;
import io.github.gocontainer.cluster.fabric8.ClusterConnector;
import io.github.gocontainer.cluster.fabric8.ClusterHost;
import io.github.gocontainer.cluster.manifests.Manifest;
import io.github.gocontainer.cluster.rollout.Interruptions;
import io.github.gocontainer.cluster.rollout.Rollout;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.RolloutReport.Outcome;
import io.github.gocontainer.cluster.rollout.RolloutReports;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.RecordingLog;
import io.github.gocontainer.testbed.ScriptedApi;
import io.github.gocontainer.testbed.ScriptedApi.Answer;
import io.github.gocontainer.testbed.ScriptedApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests with one or several workloads of the image, against an API server that fails in every way; no time passes. */
class ApplyFaultsTest {

    private static final String ONE = "registry.example/web@sha256:" + "1".repeat(64);
    private static final String TWO = "registry.example/web@sha256:" + "2".repeat(64);
    private static final String WEB = "/apis/apps/v1/namespaces/shop/deployments/web";
    private static final String WORKER = "/apis/apps/v1/namespaces/shop/deployments/worker";
    private static final String SETTINGS = "/api/v1/namespaces/shop/configmaps/settings";

    private static final Predicate<String> STARTS_UNDOING = line -> line.startsWith("undoing: ");

    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();
    private final ApplyStory story = new ApplyStory();
    private final List<Runnable> onPause = new ArrayList<>();
    private ScriptedApi api;
    private ClusterConnection connection;
    private boolean undo = true;

    private Interruptions interruptions = Interruptions.none();

    private final Time time = new Time() {
        private Duration now = Duration.ZERO;

        @Override
        public Duration now() {
            return now;
        }

        @Override
        public void pause(Duration duration) {
            now = now.plus(duration);
            List.copyOf(onPause).forEach(Runnable::run);
        }
    };

    @BeforeEach
    void start() throws IOException {
        api = ScriptedApi.start(story::answer);
        connection = new ClusterConnector(
                        ClusterHost.of(Map.of("PATH", ""), folder, folder),
                        new SystemCommandRunner(),
                        Clock.systemUTC())
                .connect(new ClusterSpec(
                        Optional.of("scripted"),
                        Optional.empty(),
                        Optional.of(api.kubeconfig(folder, "token: secret"))));
    }

    @AfterEach
    void stop() {
        connection.close();
        api.close();
    }

    private static Manifest manifest(String kind, String name, String content) {
        String apiVersion = List.of("Deployment", "StatefulSet").contains(kind) ? "apps/v1" : "v1";
        String text = "{'apiVersion':'" + apiVersion + "','kind':'" + kind + "','metadata':{'name':'" + name + "'},"
                + content + "}";
        try {
            return new Manifest((ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Manifest deployment(String name, String image, String more) {
        return workload("Deployment", name, image, more);
    }

    private static Manifest workload(String kind, String name, String image, String more) {
        return manifest(
                kind,
                name,
                "'spec':{'replicas':1,'selector':{'matchLabels':{'app':'" + name + "'}}," + more
                        + "'template':{'metadata':{'labels':{'app':'" + name + "'}},'spec':{'containers':[{'name':'"
                        + name
                        + "','image':'" + image + "'}]}}}");
    }

    private static Manifest settings(String image) {
        return manifest("ConfigMap", "settings", "'data':{'of':'" + image + "'}");
    }

    /** A ConfigMap, the server and its worker. */
    private static List<Manifest> both(String image) {
        return List.of(settings(image), deployment("web", image, ""), deployment("worker", image, ""));
    }

    private RolloutReports deploy(List<Manifest> manifests, String image) {
        Cluster cluster = new Cluster(
                new RetryingApi(connection.api(), time, Clock.systemUTC(), log), connection.identity(), "shop");
        return new Rollout(cluster, new RolloutSpec(Duration.ofMinutes(1), undo), time, interruptions, log)
                .run(new ManifestApply(cluster, time, log).changes(manifests, image), Optional.empty());
    }

    private void deployed(List<Manifest> manifests, String image) {
        RolloutReports reports = deploy(manifests, image);
        assertTrue(reports.succeeded(), log.everything());
        story.changes();
    }

    private static List<Outcome> outcomes(RolloutReports reports) {
        return reports.all().stream().map(RolloutReport::outcome).toList();
    }

    private String image(String path) {
        return story.object(path)
                .map(object ->
                        object.at("/spec/template/spec/containers/0/image").asText())
                .orElse("gone");
    }

    private String settings() {
        return story.object(SETTINGS)
                .map(object -> object.at("/data/of").asText())
                .orElse("gone");
    }

    private static boolean isChange(Request request, String path) {
        return request.path().equals(path)
                && !request.method().equals("GET")
                && !request.query().contains("dryRun");
    }

    /** Fails these requests, all of them. */
    private void fail(Predicate<Request> which, int status, String message) {
        api.answer(request -> which.test(request) ? Answer.failure(status, "Invalid", message) : story.answer(request));
    }

    private static JsonNode json(RolloutReports reports) {
        try {
            return Json.parse(reports.json(TWO, "sha256:2", "here"));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void allAreChangedBeforeAnyIsWaitedFor() {
        RolloutReports reports = deploy(both(ONE), ONE);
        assertEquals(List.of(Outcome.COMPLETE, Outcome.COMPLETE), outcomes(reports));
        assertEquals(
                List.of("PATCH configmaps/settings", "PATCH deployments/web", "PATCH deployments/worker"),
                story.changes());
        List<Request> requests = api.requests();
        int last = requests.indexOf(requests.stream()
                .filter(request -> isChange(request, WORKER))
                .findFirst()
                .orElseThrow());
        assertEquals(
                List.of(),
                requests.subList(0, last).stream()
                        .filter(request -> request.path().endsWith("/replicasets"))
                        .toList(),
                "nobody has looked for pods yet");
        assertTrue(log.done().toString().contains("rolled out: deployment.apps/web runs " + ONE), log.everything());
        assertTrue(log.done().toString().contains("rolled out: deployment.apps/worker runs " + ONE), log.everything());
        assertTrue(
                log.done().contains("deployment.apps/worker: Waiting for deployment spec update to be observed..."),
                log.everything());
        JsonNode document = json(reports);
        assertEquals("deployment.apps/worker", document.at("/workload/name").asText());
        assertEquals(
                "deployment.apps/web", document.at("/others/0/workload/name").asText());
        assertEquals("complete", document.at("/others/0/outcome").asText());
    }

    @Test
    void theSameAgainChangesNothingOfAnyOfThem() {
        deployed(both(ONE), ONE);
        RolloutReports reports = deploy(both(ONE), ONE);
        assertEquals(List.of(Outcome.UNCHANGED, Outcome.UNCHANGED), outcomes(reports));
        assertEquals(List.of(), story.changes());
    }

    /** The worker is waited for, although only the server was changed. */
    @Test
    void onlyTheOneThatIsDifferentIsChanged() {
        deployed(both(ONE), ONE);
        List<Manifest> manifests =
                List.of(settings(ONE), deployment("web", ONE, "'minReadySeconds':1,"), deployment("worker", ONE, ""));
        assertEquals(List.of(Outcome.COMPLETE, Outcome.UNCHANGED), outcomes(deploy(manifests, ONE)));
        assertEquals(List.of("PATCH deployments/web"), story.changes());
    }

    @FaultCase("G7")
    @Test
    void oneThatDoesNotRunTakesAllOfThemBack() {
        deployed(both(ONE), ONE);
        List<Manifest> manifests =
                List.of(settings(TWO), deployment("web", TWO, ""), deployment("worker", TWO, "'bad':1,"));
        story.neverRuns("\"bad\"");
        RolloutReports reports = deploy(manifests, TWO);
        assertEquals(List.of(Outcome.COMPLETE, Outcome.FAILED), outcomes(reports));
        assertEquals(
                List.of(
                        "PATCH configmaps/settings",
                        "PATCH deployments/web",
                        "PATCH deployments/worker",
                        "PATCH deployments/worker",
                        "PATCH deployments/web",
                        "PATCH configmaps/settings"),
                story.changes());
        assertEquals(ONE, image(WEB));
        assertEquals(ONE, image(WORKER));
        assertEquals(ONE, settings());
        String text = reports.failure().sentence();
        assertTrue(text.contains("the rollout of deployment.apps/worker in namespace shop"), text);
        assertTrue(text.contains("\nundone: deployment.apps/web runs " + ONE), text);
        assertTrue(text.contains("\nundone: deployment.apps/worker runs " + ONE), text);
        JsonNode document = json(reports);
        assertEquals("failed", document.path("outcome").asText());
        assertEquals("deployment.apps/worker", document.at("/workload/name").asText());
        assertTrue(document.at("/undo/done").asBoolean());
        assertTrue(document.at("/others/0/undo/done").asBoolean(), document.toString());
        assertTrue(document.has("evidence"), document.toString());
    }

    /** A failure is seen at once, and not after the others have arrived. */
    @FaultCase("G6")
    @Test
    void oneThatIsHopelessDoesNotWaitForTheOthers() {
        deployed(both(ONE), ONE);
        story.neverRuns(TWO);
        api.answer(request -> request.path().endsWith("/replicasets")
                        && request.query().contains("worker")
                        && image(WORKER).equals(TWO)
                ? Answer.json(200, refusedReplicaSet(WORKER))
                : story.answer(request));
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(List.of(Outcome.UNDECIDED, Outcome.FAILED), outcomes(reports));
        String text = reports.failure().sentence();
        assertTrue(text.contains("exceeded quota"), text);
        assertFalse(text.contains("still on its way"), text);
        assertEquals(ONE, image(WEB));
        assertEquals(ONE, image(WORKER));
        assertTrue(time.now().compareTo(Duration.ofSeconds(20)) < 0, time.now().toString());
        assertEquals("undecided", json(reports).at("/others/0/outcome").asText());
    }

    private String refusedReplicaSet(String path) {
        JsonNode worker = story.object(path).orElseThrow();
        ObjectNode list = Json.object();
        ObjectNode set = list.putArray("items").addObject();
        set.putObject("metadata")
                .put("name", "worker-2")
                .put("uid", "rs")
                .putArray("ownerReferences")
                .addObject()
                .put("uid", worker.at("/metadata/uid").asText());
        set.putObject("spec").set("template", worker.at("/spec/template"));
        set.putObject("status")
                .putArray("conditions")
                .addObject()
                .put("type", "ReplicaFailure")
                .put("status", "True")
                .put("reason", "FailedCreate")
                .put("message", "pods is forbidden: exceeded quota: q");
        return new String(Json.compact(list), StandardCharsets.UTF_8);
    }

    /** A manifest may name a namespace of its own: there its pods are looked for, and there it is undone. */
    @FaultCase({"G6", "G16"})
    @Test
    void aWorkloadInAnotherNamespaceIsLookedAtThere() {
        String worker = WORKER.replace("/shop/", "/batch/");
        deployed(List.of(deployment("web", ONE, ""), inBatch(ONE)), ONE);
        story.neverRuns("worker\",\"image\":\"" + TWO);
        AtomicInteger changes = new AtomicInteger();
        api.answer(request -> {
            if (request.path().equals("/apis/apps/v1/namespaces/batch/replicasets")
                    && image(worker).equals(TWO)) {
                return Answer.json(200, refusedReplicaSet(worker));
            }
            return isChange(request, worker) && changes.getAndIncrement() > 0
                    ? Answer.failure(422, "Invalid", "the webhook refuses")
                    : story.answer(request);
        });
        RolloutReports reports = deploy(List.of(deployment("web", TWO, ""), inBatch(TWO)), TWO);
        String text = reports.failure().sentence();
        assertTrue(text.contains("the rollout of deployment.apps/worker in namespace batch of "), text);
        assertTrue(text.contains("exceeded quota"), text);
        assertTrue(text.contains("undo it by hand: kubectl --context scripted -n batch rollout undo"), text);
        assertEquals(ONE, image(WEB));
    }

    private static Manifest inBatch(String image) {
        return deployment("worker", image, "").inNamespace("batch");
    }

    @FaultCase("G17")
    @Test
    void aNewWorkloadThatFailsBesideAnOldOneIsDeleted() {
        deployed(List.of(deployment("web", ONE, "")), ONE);
        story.neverRuns("worker");
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(List.of(Outcome.COMPLETE, Outcome.FAILED), outcomes(reports));
        assertEquals(ONE, image(WEB));
        assertEquals("gone", image(WORKER));
        assertEquals("gone", settings());
        String text = reports.failure().sentence();
        assertTrue(text.contains("\nundone: deployment.apps/worker is gone, as before"), text);
    }

    @FaultCase("G17")
    @Test
    void aFirstDeploymentOfSeveralStaysAsAWhole() {
        story.neverRuns("worker");
        RolloutReports reports = deploy(both(ONE), ONE);
        assertEquals(List.of(Outcome.COMPLETE, Outcome.FAILED), outcomes(reports));
        assertEquals(ONE, image(WEB));
        assertEquals(ONE, image(WORKER));
        String text = reports.failure().sentence();
        assertTrue(text.contains("deployment.apps/web and what belongs to it are still there"), text);
        assertTrue(text.contains("deployment.apps/worker and what belongs to it are still there"), text);
    }

    @Test
    void withoutUndoingAllStayAndTheCommandsAreShown() {
        deployed(both(ONE), ONE);
        undo = false;
        story.neverRuns("\"image\":\"" + TWO);
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(TWO, image(WEB));
        assertEquals(TWO, image(WORKER));
        String text = reports.failure().sentence();
        assertTrue(text.contains("<undo> is false; deployment.apps/web has the new version still"), text);
        assertTrue(text.contains("undo it by hand: kubectl --context scripted -n shop rollout undo"), text);
    }

    /** All that was changed so far, the newest first. */
    @FaultCase("C6")
    @Test
    void anInterruptionTellsHowToUndoAllOfThem() {
        deployed(both(ONE), ONE);
        interruptions = told -> {
            told.run();
            onPause.add(told);
            return onPause::clear;
        };
        deploy(both(TWO), TWO);
        String warning = log.warnings().get(0);
        assertTrue(warning.startsWith("interrupted in the middle of a rollout, which goes on in the cluster"), warning);
        assertTrue(
                warning.endsWith("or undo it: kubectl --context scripted -n shop rollout undo deployment.apps/worker"
                        + " && kubectl --context scripted -n shop rollout undo deployment.apps/web"),
                warning);
        assertEquals(
                List.of(warning), log.warnings().stream().distinct().toList(), "and nothing before the first change");
    }

    @FaultCase("C6")
    @Test
    void anInterruptedFirstDeploymentIsUndoneByDeletingIt() {
        interruptions = told -> {
            onPause.add(told);
            return onPause::clear;
        };
        deploy(List.of(deployment("web", ONE, "")), ONE);
        assertTrue(
                log.warnings().get(0).endsWith("kubectl --context scripted -n shop delete deployment.apps/web"),
                log.everything());
    }

    /** The trial went well, and then a webhook says no: what was changed before goes back, a workload as well. */
    @Test
    void aWorkloadThatCannotBeChangedTakesTheOneBeforeItBack() {
        deployed(both(ONE), ONE);
        fail(request -> isChange(request, WORKER), 422, "the webhook refuses");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> deploy(both(TWO), TWO));
        assertTrue(failure.getMessage().contains("422 the webhook refuses"), failure.sentence());
        assertTrue(failure.getMessage().contains("\nundone: deployment.apps/web runs " + ONE), failure.sentence());
        assertEquals(ONE, image(WEB));
        assertEquals(ONE, image(WORKER));
        assertEquals(ONE, settings());
    }

    /** Its controller was quicker than the refusal, and would wait for the new pod that does not start. */
    @Test
    void aStatefulSetThatGoesBackDoesNotWaitForItsBrokenPod() {
        deployed(List.of(workload("StatefulSet", "store", ONE, ""), deployment("worker", ONE, "")), ONE);
        story.neverRuns("store\",\"image\":\"" + TWO);
        fail(request -> isChange(request, WORKER), 422, "the webhook refuses");
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> deploy(List.of(workload("StatefulSet", "store", TWO, ""), deployment("worker", TWO, "")), TWO));
        assertTrue(failure.getMessage().contains("422 the webhook refuses"), failure.sentence());
        assertTrue(failure.getMessage().contains("\nundone: statefulset.apps/store runs " + ONE), failure.sentence());
        assertEquals(
                List.of("PATCH statefulsets/store", "PATCH statefulsets/store", "DELETE pods/store-0"),
                story.changes());
    }

    /** Then its pods are not known, and its template goes back. */
    @Test
    void aStatefulSetWhosePodsCannotBeSeenGoesBackAllTheSame() {
        deployed(List.of(workload("StatefulSet", "store", ONE, ""), deployment("worker", ONE, "")), ONE);
        AtomicInteger refused = new AtomicInteger();
        api.answer(request -> {
            if (isChange(request, WORKER)) {
                refused.incrementAndGet();
                return Answer.failure(422, "Invalid", "the webhook refuses");
            }
            boolean isLook =
                    request.path().endsWith("/pods") && log.done().stream().noneMatch(STARTS_UNDOING);
            return isLook && refused.get() > 0
                    ? Answer.failure(400, "BadRequest", "no pods today")
                    : story.answer(request);
        });
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> deploy(List.of(workload("StatefulSet", "store", TWO, ""), deployment("worker", TWO, "")), TWO));
        assertTrue(failure.getMessage().contains("\nundone: statefulset.apps/store runs " + ONE), failure.sentence());
        assertTrue(log.everything().contains("no pods today"), log.everything());
    }

    /** Nothing half applied: also where there was nothing before. */
    @Test
    void aFirstWorkloadThatCannotBeMadeLeavesNothingBehind() {
        fail(request -> isChange(request, WORKER), 422, "the webhook refuses");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> deploy(both(ONE), ONE));
        assertTrue(failure.getMessage().contains("\nundone: deployment.apps/web is gone"), failure.sentence());
        assertEquals("gone", image(WEB));
        assertEquals("gone", image(WORKER));
        assertEquals("gone", settings());
    }

    @Test
    void whatWasAppliedBeforeAnObjectThatIsRefusedGoesBack() {
        List<Manifest> before = List.of(settings(ONE), deployment("web", ONE, ""));
        deployed(before, ONE);
        fail(request -> isChange(request, WEB), 422, "the webhook refuses");
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> deploy(List.of(settings(TWO), deployment("web", TWO, "")), TWO));
        assertTrue(failure.getMessage().endsWith("; what was applied before it was undone"), failure.sentence());
        assertEquals(ONE, settings());
    }

    @Test
    void whatCannotGoBackIsNamedWithTheReason() {
        deployed(List.of(settings(ONE), deployment("web", ONE, "")), ONE);
        AtomicInteger settings = new AtomicInteger();
        fail(
                request -> isChange(request, WEB) || (isChange(request, SETTINGS) && settings.getAndIncrement() > 0),
                422,
                "the webhook refuses");
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> deploy(List.of(settings(TWO), deployment("web", TWO, "")), TWO));
        assertTrue(
                failure.getMessage()
                        .contains("; these stay as they were applied: configmap/settings (could not put back"),
                failure.sentence());
        assertEquals(TWO, settings());
    }

    /** No answer ever comes, but the request has arrived: what it did is undone as well. */
    @FaultCase("G15")
    @Test
    void aChangeWhoseAnswersAreAllLostIsUndone() {
        AtomicInteger changes = new AtomicInteger();
        api.answer(request -> {
            if (isChange(request, SETTINGS) && changes.incrementAndGet() <= 5) {
                story.answer(request);
                throw new IOException("lost");
            }
            return story.answer(request);
        });
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> deploy(List.of(settings(ONE), deployment("web", ONE, "")), ONE));
        assertTrue(failure.getMessage().contains("what was applied before it was undone"), failure.sentence());
        assertEquals("gone", settings());
        assertEquals("gone", image(WEB));
    }

    @FaultCase("G16")
    @Test
    void anUndoingThatFailsTellsBothReasonsAndTheCommand() {
        deployed(List.of(settings(ONE), deployment("web", ONE, "")), ONE);
        story.change(WEB, web -> web.withObject("/metadata/annotations").put("deployment.kubernetes.io/revision", "4"));
        story.neverRuns("\"image\":\"" + TWO);
        AtomicInteger changes = new AtomicInteger();
        fail(request -> isChange(request, WEB) && changes.getAndIncrement() > 0, 422, "the webhook refuses");
        RolloutReports reports = deploy(List.of(settings(TWO), deployment("web", TWO, "")), TWO);
        String text = reports.failure().sentence();
        assertTrue(text.contains("did not end within 60 s"), text);
        assertTrue(
                text.contains(
                        "the undoing failed as well: could not put back what was applied before to deployment.apps/web in "),
                text);
        assertTrue(text.contains("422 the webhook refuses"), text);
        assertTrue(text.contains("; what was applied with it was put back"), text);
        assertTrue(
                text.endsWith("undo it by hand: kubectl --context scripted -n shop rollout undo deployment.apps/web"
                        + " --to-revision=4"),
                text);
        assertEquals(TWO, image(WEB));
        assertEquals(ONE, settings(), "so that the command is all that is left to do");
    }

    @FaultCase("G16")
    @Test
    void whatDoesNotGoBackWithTheWorkloadIsNoUndoing() {
        deployed(List.of(settings(ONE), deployment("web", ONE, "")), ONE);
        story.neverRuns("\"image\":\"" + TWO);
        AtomicInteger changes = new AtomicInteger();
        fail(request -> isChange(request, SETTINGS) && changes.getAndIncrement() > 0, 422, "the webhook refuses");
        RolloutReports reports = deploy(List.of(settings(TWO), deployment("web", TWO, "")), TWO);
        RolloutReport.Undo undone = reports.deciding().undo().orElseThrow();
        assertFalse(undone.done());
        String text = reports.failure().sentence();
        assertTrue(text.contains("undone: deployment.apps/web runs " + ONE), text);
        assertTrue(
                text.contains("; these could not be put back, and stay as they were applied: configmap/settings ("),
                text);
        assertTrue(text.contains("deploy the earlier version again"), text);
        assertEquals(ONE, image(WEB));
    }

    /** One undoing that fails is no reason to leave the others. */
    @FaultCase("G16")
    @Test
    void theOthersGoBackAlsoWhenOneCannot() {
        deployed(both(ONE), ONE);
        story.neverRuns("\"image\":\"" + TWO);
        AtomicInteger changes = new AtomicInteger();
        fail(request -> isChange(request, WORKER) && changes.getAndIncrement() > 0, 422, "the webhook refuses");
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(ONE, image(WEB));
        assertEquals(TWO, image(WORKER));
        String text = reports.failure().sentence();
        assertTrue(text.contains("\nundone: deployment.apps/web runs " + ONE), text);
        assertTrue(
                text.contains(
                        "undo it by hand: kubectl --context scripted -n shop rollout undo deployment.apps/worker"),
                text);
    }

    @FaultCase("G8")
    @Test
    void onePausedWorkloadStopsAllBeforeAnythingIsChanged() {
        deployed(both(ONE), ONE);
        api.answer(request -> {
            Answer answer = story.answer(request);
            boolean isWorker = request.path().equals(WORKER) && request.query().contains("dryRun");
            return isWorker
                    ? Answer.json(200, answer.body().replace("\"replicas\":1", "\"replicas\":1,\"paused\":true"))
                    : answer;
        });
        BuildFailure failure = assertThrows(BuildFailure.class, () -> deploy(both(TWO), TWO));
        assertTrue(failure.getMessage().contains("deployment.apps/worker in namespace shop"), failure.sentence());
        assertTrue(failure.getMessage().contains("is paused, so it would not be rolled out"), failure.sentence());
        assertTrue(failure.sentence().contains("-n shop rollout resume deployment.apps/worker"), failure.sentence());
        assertEquals(List.of(), story.changes());
    }

    @FaultCase("G8")
    @Test
    void aManifestThatPausesIsRefusedAlsoTheFirstTime() {
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> deploy(List.of(deployment("web", ONE, "'paused':true,")), ONE));
        assertTrue(
                failure.getMessage().contains("the manifest of Deployment web says paused: true"), failure.sentence());
        assertEquals(List.of(), story.changes());
    }

    @FaultCase("G12")
    @Test
    void aWorkloadThatIsBeingDeletedIsRefused() {
        deployed(both(ONE), ONE);
        story.change(WEB, web -> web.withObject("/metadata").put("deletionTimestamp", "now"));
        api.answer(request -> {
            Answer answer = story.answer(request);
            return request.path().equals(WEB) && request.query().contains("dryRun")
                    ? Answer.json(200, answer.body().replace("\"uid\":", "\"deletionTimestamp\":\"now\",\"uid\":"))
                    : answer;
        });
        BuildFailure failure = assertThrows(BuildFailure.class, () -> deploy(both(TWO), TWO));
        assertTrue(failure.getMessage().contains("is being deleted"), failure.sentence());
        assertEquals(List.of(), story.changes());
    }

    @FaultCase("G11")
    @Test
    void oneThatSomebodyElseRollsOutIsLeftAlone() {
        deployed(both(ONE), ONE);
        onPause.add(() -> {
            if (image(WEB).equals(TWO)) {
                story.change(
                        WEB,
                        web -> web.withObject("/spec/template/metadata/labels").put("of", "somebody else"));
                onPause.clear();
            }
        });
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(List.of(Outcome.SUPERSEDED, Outcome.COMPLETE), outcomes(reports));
        assertFalse(reports.succeeded());
        String text = reports.failure().sentence();
        assertTrue(text.contains("deployment.apps/web was superseded by generation 3"), text);
        assertTrue(text.contains("nothing of it was undone"), text);
        assertEquals(TWO, image(WEB));
        assertEquals(TWO, image(WORKER));
        assertEquals(TWO, settings());
    }

    /** Neither by us nor by the undoing of the other one. */
    @FaultCase("G11")
    @Test
    void theUndoingOfTheOthersLeavesItAloneAsWell() {
        deployed(both(ONE), ONE);
        story.neverRuns("worker\",\"image\":\"" + TWO);
        onPause.add(() -> {
            if (image(WEB).equals(TWO)) {
                story.change(
                        WEB,
                        web -> web.withObject("/spec/template/metadata/labels").put("of", "somebody else"));
                onPause.clear();
            }
        });
        RolloutReports reports = deploy(both(TWO), TWO);
        assertEquals(List.of(Outcome.SUPERSEDED, Outcome.FAILED), outcomes(reports));
        assertEquals(
                "somebody else",
                story.object(WEB)
                        .orElseThrow()
                        .at("/spec/template/metadata/labels/of")
                        .asText());
        assertEquals(TWO, image(WEB));
        assertEquals(ONE, image(WORKER));
    }

    @FaultCase("G11")
    @Test
    void somebodyElseDuringTheUndoingIsLeftAlone() {
        deployed(List.of(settings(ONE), deployment("web", ONE, "")), ONE);
        story.neverRuns("\"image\":\"" + TWO);
        AtomicInteger reads = new AtomicInteger();
        api.answer(request -> {
            // The first look of the undoing.
            if (request.method().equals("GET")
                    && request.path().equals(WEB)
                    && log.everything().contains("undoing: ")
                    && reads.getAndIncrement() == 0) {
                story.change(
                        WEB,
                        web -> web.withObject("/spec/template/metadata/labels").put("of", "somebody else"));
            }
            return story.answer(request);
        });
        RolloutReports reports = deploy(List.of(settings(TWO), deployment("web", TWO, "")), TWO);
        String text = reports.failure().sentence();
        assertTrue(text.contains("somebody else changed it at the same time (generation 3), and that was left"), text);
        assertEquals(TWO, image(WEB));
    }

    @Test
    void theImageMayBeThatOfAnInitContainerAlone() {
        List<Manifest> before = List.of(initialised(ONE));
        deployed(before, ONE);
        RolloutReports reports = deploy(List.of(initialised(TWO)), TWO);
        assertEquals(List.of(Outcome.COMPLETE), outcomes(reports));
        assertEquals(TWO, json(reports).at("/workload/images/migrate").asText());
        assertTrue(log.done().toString().contains("migrate=" + TWO), log.everything());
    }

    private static Manifest initialised(String image) {
        return manifest(
                "Deployment",
                "web",
                "'spec':{'replicas':1,'selector':{'matchLabels':{'app':'web'}},"
                        + "'template':{'metadata':{'labels':{'app':'web'}},'spec':{"
                        + "'initContainers':[{'name':'migrate','image':'" + image + "'}],"
                        + "'containers':[{'name':'web','image':'proxy:1'}]}}}");
    }
}
