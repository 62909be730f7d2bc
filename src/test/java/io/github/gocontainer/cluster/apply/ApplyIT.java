package io.github.gocontainer.cluster.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ApiReply;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.ApiUnreachable;
import io.github.gocontainer.cluster.KubernetesApi;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.Time;
import io.github.gocontainer.cluster.change.RollbackChange;
import io.github.gocontainer.cluster.rollout.RolloutReport;
import io.github.gocontainer.cluster.rollout.RolloutReports;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import io.github.gocontainer.testbed.kubernetes.WebImages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests on a real cluster: what is applied, what is refused as a whole, and what is put back. */
class ApplyIT {

    private static final String SETTINGS = "kind: ConfigMap\nmetadata: {name: settings}\ndata: {greeting: %s}\n";

    @TempDir
    private static Path folder;

    private static RealCluster real;
    private static WebImages images;
    private static String one;
    private static String two;

    @BeforeAll
    static void start() throws IOException {
        real = RealCluster.withPods();
        images = new WebImages(Bed.of(Path.of(System.getProperty("basedir"))), folder);
        one = images.push("one");
        two = images.push("two");
    }

    @Test
    @FaultCase({"G10", "G19"})
    void fromNothingToANewVersionThenAConflictAndAnAutoscaler() throws IOException {
        try (Ground ground = new Ground(real, "apply-life")) {
            RolloutReport first = ground.deploy(one, SETTINGS.formatted("hello"));
            assertEquals(RolloutReport.Outcome.COMPLETE, first.outcome(), first.toString());
            assertEquals(List.of(), ground.log().warnings(), "the server warns of nothing in a restricted namespace");
            assertTrue(
                    ground.log().done().contains("created namespace/apply-life"),
                    ground.log().everything());
            assertEquals(one, image(ground));
            for (String object :
                    List.of("namespace/apply-life", "serviceaccount/web", "service/web", "configmap/settings")) {
                assertEquals(
                        "gocontainer",
                        ground.object(object)
                                .at("/metadata/labels/app.kubernetes.io~1managed-by")
                                .asText(),
                        object);
            }

            // The same again changes nothing at all.
            String version = version(ground);
            assertEquals(
                    RolloutReport.Outcome.UNCHANGED,
                    ground.deploy(one, SETTINGS.formatted("hello")).outcome());
            assertEquals(version, version(ground));

            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    ground.deploy(two, SETTINGS.formatted("hello")).outcome());
            assertEquals(two, image(ground));

            // Somebody else takes a field.
            ground.kubectl("scale", "deployment/web", "--replicas=3");
            version = version(ground);
            BuildFailure conflict =
                    assertThrows(BuildFailure.class, () -> ground.deploy(one, SETTINGS.formatted("other")));
            assertTrue(
                    conflict.getMessage().contains("\n  Deployment web .spec.replicas is owned by \"kubectl\""),
                    conflict.getMessage());
            assertTrue(conflict.getMessage().contains("nothing was changed"), conflict.getMessage());
            String hint = conflict.hint().orElseThrow();
            assertTrue(hint.contains("leave the field out"), hint);
            assertTrue(hint.contains("give it the value"), hint);
            assertTrue(hint.contains("--force-conflicts"), hint);
            assertEquals("hello", greeting(ground), "not even the ConfigMap before it was applied");
            assertEquals(two, image(ground));

            // An autoscaler that the manifests know nothing of.
            ground.kubectl("autoscale", "deployment", "web", "--min=2", "--max=4", "--cpu=50%");
            RolloutReport scaled = ground.deploy(one, SETTINGS.formatted("hello"));
            assertEquals(RolloutReport.Outcome.COMPLETE, scaled.outcome(), scaled.toString());
            assertEquals(one, image(ground));
            assertEquals(3, ground.object("deployment/web").at("/spec/replicas").asInt());
            assertTrue(
                    ground.log()
                            .done()
                            .contains("left the number of pods of Deployment web to HorizontalPodAutoscaler web"),
                    ground.log().everything());
        }
    }

    @Test
    void anAutoscalerThatHasNotScaledYetDoesNotMakeOnePodOfThree() throws IOException {
        try (Ground ground = new Ground(real, "apply-autoscaler").replicas(2)) {
            assertEquals(RolloutReport.Outcome.COMPLETE, ground.deploy(one, "").outcome());
            RolloutReport report = ground.deploy(
                    two,
                    "kind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}\n"
                            + "  minReplicas: 2\n  maxReplicas: 4\n");
            assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome(), report.toString());
            assertEquals(2, ground.object("deployment/web").at("/spec/replicas").asInt());
        }
    }

    @Test
    void aBadVersionIsPutBackWithEverythingThatCameWithIt() throws IOException {
        try (Ground ground = new Ground(real, "apply-undo")) {
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    ground.deploy(one, SETTINGS.formatted("hello")).outcome());
            JsonNode before = ground.object("deployment/web");
            RolloutReport report = ground.deploy(
                    images.push("crash"),
                    SETTINGS.formatted("broken") + "---\nkind: Secret\nmetadata: {name: added}\nstringData: {a: b}\n");
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            assertTrue(report.undo().orElseThrow().done(), report.failure().sentence());
            JsonNode after = ground.object("deployment/web");
            assertEquals(before.at("/spec"), after.at("/spec"));
            assertEquals("hello", greeting(ground));
            assertFalse(ground.has("secret/added"), "what was new is gone");
            assertEquals(
                    new OwnedFields(before, "gocontainer").configuration(),
                    new OwnedFields(after, "gocontainer").configuration(),
                    "the same fields are ours as before");
            assertEquals(List.of(), conflicts(ground.log().warnings()));
            // The next deployment does not conflict with the undoing.
            assertEquals(
                    RolloutReport.Outcome.COMPLETE,
                    ground.deploy(two, SETTINGS.formatted("hello")).outcome());

            // Nor with a rollback by hand.
            RolloutReport back = ground.rollOut(new RollbackChange(
                    ground.cluster(), ground.cluster().named(ResourceType.DEPLOYMENT, "web"), Optional.empty()));
            assertEquals(RolloutReport.Outcome.COMPLETE, back.outcome(), back.toString());
            assertEquals(one, image(ground));
            RolloutReport again = ground.deploy(two, SETTINGS.formatted("hello"));
            assertEquals(RolloutReport.Outcome.COMPLETE, again.outcome(), again.toString());
            assertEquals(two, image(ground));
        }
    }

    /** The worker runs the image before its own container as well, which is also the one that fails. */
    private static final String WORKER = """
            kind: Deployment
            apiVersion: apps/v1
            metadata: {name: worker}
            spec:
              replicas: 1
              selector: {matchLabels: {app: worker}}
              template:
                metadata: {labels: {app: worker}}
                spec:
                  terminationGracePeriodSeconds: 1
                  securityContext: {runAsNonRoot: true, runAsUser: 65532, seccompProfile: {type: RuntimeDefault}}
                  initContainers:
                  - {name: migrate, image: "${image}", args: [%s],
                     securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
                  containers:
                  - {name: worker, image: "${image}",
                     securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
            ---
            """;

    private static String worker(String mode) {
        return WORKER.formatted(mode);
    }

    @Test
    @FaultCase({"G5", "G8"})
    void severalWorkloadsAreOneRollout() throws IOException {
        try (Ground ground = new Ground(real, "apply-several")) {
            String settings = SETTINGS.formatted("hello");
            RolloutReports first = ground.deployAll(one, worker("once") + settings);
            assertTrue(first.succeeded(), first.toString());
            assertEquals(2, first.all().size());
            JsonNode web = ground.object("deployment/web");
            JsonNode worker = ground.object("deployment/worker");

            RolloutReports bad = ground.deployAll(two, worker("fail") + SETTINGS.formatted("broken"));
            String text = bad.failure().sentence();
            assertEquals(
                    "deployment.apps/worker",
                    bad.deciding().workload().orElseThrow().toString());
            assertTrue(text.contains("container migrate: CrashLoopBackOff"), text);
            assertTrue(text.contains("\nundone: deployment.apps/web runs " + one), text);
            assertTrue(text.contains("\nundone: deployment.apps/worker runs migrate=" + one), text);
            assertEquals(web.at("/spec"), ground.object("deployment/web").at("/spec"));
            assertEquals(worker.at("/spec"), ground.object("deployment/worker").at("/spec"));
            assertEquals("hello", greeting(ground));

            ground.kubectl("rollout", "pause", "deployment/worker");
            String version = version(ground);
            BuildFailure paused =
                    assertThrows(BuildFailure.class, () -> ground.deployAll(two, worker("once") + settings));
            assertTrue(paused.getMessage().contains("deployment.apps/worker in namespace"), paused.getMessage());
            assertTrue(paused.getMessage().contains("is paused"), paused.getMessage());
            assertEquals(version, version(ground), "of none of them");
            ground.kubectl("rollout", "resume", "deployment/worker");

            RolloutReports good = ground.deployAll(two, worker("once") + settings);
            assertTrue(good.succeeded(), good.toString());
            assertEquals(two, image(ground));
        }
    }

    @Test
    @FaultCase("G17")
    void aFirstDeploymentThatFailsStaysAndSaysSo() throws IOException {
        try (Ground ground = new Ground(real, "apply-first")) {
            RolloutReport report = ground.deploy(images.push("crash"), "");
            assertEquals(RolloutReport.Outcome.FAILED, report.outcome());
            assertFalse(report.undo().orElseThrow().done());
            assertTrue(
                    report.failure().sentence().contains("first deployment"),
                    report.failure().sentence());
            assertTrue(ground.has("deployment/web"));
        }
    }

    @Test
    @FaultCase("G15")
    void anAnswerThatIsLostIsNoSecondObject() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        try (Ground ground = new Ground(real, "apply-lost").through(api -> new LosesAnswers(api, lost))) {
            RolloutReport report = ground.deploy(one, "");
            assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome(), report.toString());
            assertEquals(4, lost.get(), "of the Namespace, the ServiceAccount, the Service and the Deployment");
            assertEquals(
                    1,
                    ground.object("deployment/web").at("/metadata/generation").asInt());
        }
    }

    @Test
    void nothingIsAppliedWhenTheServerWouldNotTakeAllOfIt() throws IOException {
        try (Ground ground = new Ground(real, "apply-refused")) {
            String bad = """
                    kind: Service
                    spec: {ports: [{name: http, port: 99999, protocol: TCP}]}
                    ---
                    kind: Deployment
                    spec: {template: {spec: {containers: [{imagePolicy: Always}]}}}
                    """;
            BuildFailure failure = assertThrows(BuildFailure.class, () -> ground.deploy(one, bad));
            assertTrue(failure.getMessage().contains("nothing of them was applied"), failure.getMessage());
            assertTrue(failure.getMessage().contains("\n  Service web: 422 "), failure.getMessage());
            assertTrue(failure.getMessage().contains("imagePolicy"), failure.getMessage());
            assertFalse(ground.has("serviceaccount/web"));
        }
    }

    @Test
    void rightsAreAskedForBeforeAnythingIsDone() {
        try (Ground ground = new Ground(real, "apply-rights", "limited")) {
            BuildFailure failure = assertThrows(BuildFailure.class, () -> ground.deploy(one, ""));
            assertTrue(failure.getMessage().contains("patch deployments.apps"), failure.getMessage());
            assertTrue(failure.getMessage().contains("patch services"), failure.getMessage());
            assertTrue(failure.getMessage().contains("patch namespaces"), failure.getMessage());
            assertFalse(ground.has("namespace/apply-rights"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void definitionsComeBeforeWhatTheyDefine() throws IOException {
        String both = """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: greetings.apply.example.org}
                spec:
                  group: apply.example.org
                  names: {kind: Greeting, plural: greetings, singular: greeting, listKind: GreetingList}
                  scope: Namespaced
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                ---
                apiVersion: apply.example.org/v1
                kind: Greeting
                metadata: {name: hello}
                spec: {unknown: [1, {a: b}]}
                """;
        try (Ground ground = new Ground(real, "apply-definitions").replicas(0)) {
            RolloutReport report = ground.deploy(one, both);
            assertEquals(RolloutReport.Outcome.COMPLETE, report.outcome(), report.toString());
            assertEquals(
                    "b",
                    ground.object("greetings.apply.example.org/hello")
                            .at("/spec/unknown/1/a")
                            .asText());
        } finally {
            real.tryKubectl("delete", "crd", "greetings.apply.example.org", "--wait=false");
        }
    }

    @Test
    void aKindThatTheClusterDoesNotHaveIsNamed() throws IOException {
        try (Ground ground = new Ground(real, "apply-unknown")) {
            BuildFailure failure = assertThrows(
                    BuildFailure.class,
                    () -> ground.deploy(
                            one, "apiVersion: nothing.example.org/v1\nkind: Nothing\nmetadata: {name: a}\n"));
            assertTrue(failure.getMessage().contains("has no Nothing in nothing.example.org/v1"), failure.getMessage());
        }
    }

    @Test
    void thePlanSaysWhatWouldChangeAndUndeployTakesOnlyWhatIsOurs() throws IOException {
        try (Ground ground = new Ground(real, "apply-plan")) {
            assertEquals(
                    List.of("create", "create", "create", "create"),
                    ground.apply().compare(ground.manifests(one, "")).stream()
                            .map(ObjectPlan::action)
                            .toList());
            assertFalse(ground.has("namespace/apply-plan"), "asking changes nothing");
            String volume = "---\nkind: PersistentVolumeClaim\nmetadata: {name: data}\n"
                    + "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Mi}}}\n";
            String secret = "---\nkind: Secret\nmetadata: {name: password}\nstringData: {password: %s}\n";
            ground.deploy(one, SETTINGS.formatted("hello") + volume + secret.formatted("hunter2"));
            List<ObjectPlan> plans = ground.apply()
                    .compare(ground.manifests(two, SETTINGS.formatted("bye") + volume + secret.formatted("hunter3")));
            List<String> lines =
                    plans.stream().flatMap(plan -> plan.lines().stream()).toList();
            assertTrue(lines.contains("would leave service/web as it is"), lines.toString());
            assertTrue(lines.contains("would change configmap/settings"), lines.toString());
            assertTrue(lines.contains("  ~ data.greeting: hello -> bye"), lines.toString());
            assertTrue(
                    lines.contains("  ~ spec.template.spec.containers[web].image: " + one + " -> " + two),
                    lines.toString());
            assertTrue(lines.contains("  ~ data.password: (hidden) -> (hidden, different)"), lines.toString());
            assertFalse(lines.toString().contains("hunter"), lines.toString());

            ground.kubectl("create", "configmap", "foreign", "--from-literal=a=b");
            ground.kubectl("label", "configmap", "foreign", "app.kubernetes.io/managed-by=gocontainer");
            new Removal(ground.cluster(), Time.system(), ground.log()).of("web", Duration.ofMinutes(2));
            assertFalse(ground.has("deployment/web"));
            assertFalse(ground.has("service/web"));
            assertFalse(ground.has("configmap/settings"));
            assertTrue(ground.has("configmap/foreign"), "of another application");
            assertTrue(ground.has("persistentvolumeclaim/data"), "its data would be gone");
            assertTrue(ground.has("namespace/apply-plan"));
            assertTrue(
                    ground.log().done().get(ground.log().done().size() - 1).startsWith("removed 5 objects of web"),
                    ground.log().everything());
            assertEquals(
                    "", ground.kubectl("get", "pods", "-o", "name").strip(), "the pods had ended before the goal did");
        }
    }

    /** Does what it is asked, and loses the first answer to every change of every object. */
    private record LosesAnswers(KubernetesApi api, AtomicInteger lost) implements KubernetesApi {

        private static final java.util.Set<String> SEEN = java.util.concurrent.ConcurrentHashMap.newKeySet();

        @Override
        public ApiReply send(ApiRequest request) {
            ApiReply reply = api.send(request);
            if (request.method().equals("PATCH")
                    && !request.query().containsKey("dryRun")
                    && SEEN.add(request.path())) {
                lost.incrementAndGet();
                throw new ApiUnreachable("the answer was lost", false, new IOException("lost"));
            }
            return reply;
        }

        @Override
        public ApiReply stream(ApiRequest request, Consumer<String> lines) {
            return api.stream(request, lines);
        }
    }

    private static List<String> conflicts(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("could not be put back"))
                .toList();
    }

    private static String image(Ground ground) throws IOException {
        return ground.object("deployment/web")
                .at("/spec/template/spec/containers/0/image")
                .asText();
    }

    private static String greeting(Ground ground) throws IOException {
        return ground.object("configmap/settings").at("/data/greeting").asText();
    }

    private static String version(Ground ground) throws IOException {
        return ground.object("deployment/web").at("/metadata/resourceVersion").asText()
                + ground.object("service/web").at("/metadata/resourceVersion").asText()
                + ground.object("configmap/settings")
                        .at("/metadata/resourceVersion")
                        .asText();
    }
}
