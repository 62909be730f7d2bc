package io.github.gocontainer.cluster.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.reliability.FaultCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is decided from documents alone. */
class RolloutRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Workload deployment(String metadata, String spec, String status) {
        return new Workload(
                ResourceName.of(ResourceType.DEPLOYMENT, "shop", "web"),
                json("{'metadata':{'uid':'u'," + metadata + "},'spec':{" + spec + "},'status':{" + status + "}}"));
    }

    private static final String TEMPLATE = "'template':{'spec':{'containers':[{'name':'web','image':'a'}]}}";
    private static final String OTHER = TEMPLATE.replace("'a'", "'b'");
    private static final String DONE = "'observedGeneration':2,'replicas':1,'updatedReplicas':1,'availableReplicas':1";

    private static PodState pod(String state, int restarts) {
        return new PodState(
                json("{'metadata':{'name':'p'},'spec':{'nodeName':'n','containers':[{'name':'web','image':'i'}]},"
                        + "'status':{'containerStatuses':[{'name':'web','restartCount':" + restarts + ",'state':{"
                        + state
                        + "}}]}}"));
    }

    private static RolloutVerdict judge(Workload wanted, Workload now, Duration elapsed, PodTrouble... troubles) {
        return new RolloutJudge(wanted, MINUTE)
                .judge(new Observation(Optional.of(now), List.of(), List.of(troubles)), elapsed);
    }

    /** All numbers are right, but those of the version before. */
    @FaultCase("G1")
    @Test
    void aStaleStatusIsNoSuccessAndNoFailure() {
        Workload stale = deployment(
                "'generation':2",
                "'replicas':1," + TEMPLATE,
                "'observedGeneration':1,'replicas':1,'updatedReplicas':1,'availableReplicas':1,"
                        + "'conditions':[{'type':'Progressing','reason':'ProgressDeadlineExceeded'}]");
        RolloutVerdict.Wait wait = assertInstanceOf(RolloutVerdict.Wait.class, judge(stale, stale, Duration.ZERO));
        assertEquals("Waiting for deployment spec update to be observed...", wait.sentence());
    }

    @FaultCase("G2")
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "'replicas':3,'updatedReplicas':1,'availableReplicas':3 | 1 out of 2 new replicas have been updated...",
                "'replicas':3,'updatedReplicas':2,'availableReplicas':3 | 1 old replicas are pending termination...",
                "'replicas':2,'updatedReplicas':2,'availableReplicas':1 | 1 of 2 updated replicas are available...",
            })
    void oldPodsAndSurgeAreWaitedForInTheWordsOfKubectl(String status, String words) {
        Workload now = deployment("'generation':2", "'replicas':2," + TEMPLATE, "'observedGeneration':2," + status);
        assertEquals(
                new RolloutStatus.Progressing("Waiting for deployment \"web\" rollout to finish: " + words),
                StatusRules.of(now));
    }

    @Test
    void aNumberThatIsMissingIsNothingOrOneReplica() {
        assertInstanceOf(
                RolloutStatus.Progressing.class,
                StatusRules.of(deployment("'generation':1", TEMPLATE, "'observedGeneration':1")));
        assertInstanceOf(RolloutStatus.Complete.class, StatusRules.of(deployment("'generation':2", TEMPLATE, DONE)));
    }

    @FaultCase("G11")
    @Test
    void anotherTemplateIsAnotherVersionAndAnotherScaleIsNot() {
        Workload wanted = deployment("'generation':2", "'replicas':1," + TEMPLATE, DONE);
        assertEquals(
                new RolloutVerdict.Superseded(3),
                judge(wanted, deployment("'generation':3", "'replicas':1," + OTHER, DONE), Duration.ZERO));
        Workload scaled = deployment(
                "'generation':3",
                "'replicas':2," + TEMPLATE,
                "'observedGeneration':3,'replicas':2,'updatedReplicas':2,'availableReplicas':2");
        assertEquals(new RolloutVerdict.Complete(scaled), judge(wanted, scaled, Duration.ZERO));
    }

    @FaultCase("G12")
    @Test
    void goneOrGoingOrAnotherOfTheSameNameIsDeleted() {
        Workload wanted = deployment("'generation':2", TEMPLATE, DONE);
        assertEquals(
                new RolloutVerdict.Deleted(),
                new RolloutJudge(wanted, MINUTE)
                        .judge(new Observation(Optional.empty(), List.of(), List.of()), Duration.ZERO));
        for (String metadata : List.of("'generation':2,'deletionTimestamp':'now'", "'generation':2,'uid':'other'")) {
            assertEquals(
                    new RolloutVerdict.Deleted(), judge(wanted, deployment(metadata, TEMPLATE, DONE), Duration.ZERO));
        }
    }

    @Test
    void hopelessIsFailedAtOnceAndSlowWhenTheTimeIsOver() {
        Workload now = deployment("'generation':2", TEMPLATE, "'observedGeneration':2");
        assertInstanceOf(RolloutVerdict.Wait.class, judge(now, now, Duration.ZERO, new PodTrouble(false, "no node")));
        assertEquals(
                new RolloutVerdict.Failed("no image"),
                judge(now, now, Duration.ZERO, new PodTrouble(false, "no node"), new PodTrouble(true, "no image")));
        RolloutVerdict.Failed late = assertInstanceOf(
                RolloutVerdict.Failed.class, judge(now, now, MINUTE, new PodTrouble(false, "no node")));
        assertTrue(late.reason().contains("did not end within 60 s"), late.reason());
        assertTrue(late.reason().endsWith("; no node"), late.reason());
    }

    @FaultCase({"G4", "G5", "G6"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ErrImagePull | localhost:5000/a@sha256:0: not found | 0 | true",
                "ImagePullBackOff | Back-off pulling image: ErrImagePull: pull access denied, authorization failed | 0 | true",
                "ErrImagePull | failed to do request: dial tcp 10.0.0.1:443: connect: connection refused | 0 | false",
                "ErrImagePull | dial tcp: lookup registry on 10.0.0.2:53: no such host | 0 | false",
                "ErrImagePull | 429 Too Many Requests | 0 | false",
                "ErrImageNeverPull | not present with pull policy of Never | 0 | true",
                "InvalidImageName | could not parse | 0 | true",
                "CreateContainerConfigError | secret not there | 0 | true",
                "CreateContainerError | context deadline exceeded | 0 | false",
                "CreateContainerError | no command specified | 0 | true",
                "RunContainerError | exec: /app: no such file | 0 | false",
                "RunContainerError | exec: /app: no such file | 1 | true",
                "CrashLoopBackOff | back-off | 2 | true",
            })
    void whatAContainerWaitsForIsHopelessOrNot(String reason, String message, int restarts, boolean hopeless) {
        List<PodTrouble> troubles = PodDiagnosis.of(
                List.of(pod("'waiting':{'reason':'" + reason + "','message':\"" + message + "\"}", restarts)));
        assertEquals(1, troubles.size());
        assertEquals(hopeless, troubles.get(0).hopeless(), troubles.toString());
        assertTrue(troubles.get(0).sentence().startsWith("pod p on n, container web: "), troubles.toString());
    }

    @FaultCase("G5")
    @Test
    void oneRestartIsNoLoop() {
        assertEquals(List.of(), PodDiagnosis.of(List.of(pod("'waiting':{'reason':'CrashLoopBackOff'}", 1))));
        assertEquals(List.of(), PodDiagnosis.of(List.of(pod("'running':{}", 7))));
    }

    /** What runs before the others may wait for a database by ending and being started again; in the end it has passed. */
    @FaultCase("G5")
    @Test
    void anInitContainerThatPassedAtLastIsNoLoop() {
        String spec = "{'metadata':{'name':'p'},'spec':{'nodeName':'n','initContainers':[{'name':'web'%s}]},'status':{"
                + "'initContainerStatuses':[{'name':'web','restartCount':3,'state':{'terminated':{'exitCode':%d}}}]}}";
        assertEquals(List.of(), PodDiagnosis.of(List.of(new PodState(json(spec.formatted("", 0))))));
        assertTrue(PodDiagnosis.of(List.of(new PodState(json(spec.formatted("", 1)))))
                .get(0)
                .hopeless());
        assertTrue(PodDiagnosis.of(List.of(new PodState(json(spec.formatted(",'restartPolicy':'Always'", 0)))))
                .get(0)
                .hopeless());
    }

    @FaultCase("G6")
    @Test
    void whatForbidsAPodIsHopelessAndWhatIsMissingIsNot() {
        assertTrue(PodDiagnosis.notCreated("rs", "pods \"x\" is forbidden: exceeded quota: q")
                .hopeless());
        assertTrue(!PodDiagnosis.notCreated("rs", "serviceaccount \"web\" not found")
                .hopeless());
    }

    @FaultCase("G22")
    @Test
    void theDigestThatRunsIsThatOfTheIndexOrOfAManifest() {
        String index = "sha256:" + "1".repeat(64);
        String manifest = "sha256:" + "2".repeat(64);
        RunningImage image = new RunningImage("i", Set.of(index, manifest));
        for (String id : List.of("r/web@" + index, "r/web@" + manifest, "sha256:" + "3".repeat(64), "")) {
            assertEquals(Optional.empty(), image.contradiction(List.of(running(id))), id);
        }
        String other = image.contradiction(List.of(running("r/web@sha256:" + "4".repeat(64))))
                .orElseThrow();
        assertTrue(other.startsWith("pod p, container web runs r/web@sha256:444"), other);
    }

    private static PodState running(String imageId) {
        return new PodState(json("{'metadata':{'name':'p'},'spec':{'containers':[{'name':'web','image':'i'}]},"
                + "'status':{'containerStatuses':[{'name':'web','imageID':'" + imageId + "'}]}}"));
    }

    @FaultCase("G19")
    @Test
    void whatCannotEndInTimeIsWarnedAbout() {
        String warnings = RolloutWarnings.of(
                        deployment(
                                "'generation':1",
                                "'replicas':0,'minReadySeconds':120,'progressDeadlineSeconds':100,"
                                        + "'strategy':{'type':'Recreate'}," + TEMPLATE,
                                DONE),
                        MINUTE)
                .toString();
        assertTrue(warnings.contains("wants 0 replicas"), warnings);
        assertTrue(warnings.contains("strategy Recreate"), warnings);
        assertTrue(warnings.contains("minReadySeconds 120, but the rollout may take only 60 s"), warnings);
        assertTrue(warnings.contains("cannot end before its deadline"), warnings);
        assertEquals(
                List.of(), RolloutWarnings.of(deployment("'generation':1", "'replicas':2," + TEMPLATE, DONE), MINUTE));
    }
}
