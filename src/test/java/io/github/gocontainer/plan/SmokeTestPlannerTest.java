package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.failure.BuildFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeTestPlannerTest {

    private static final StepRequest NOTHING = step(null, null, null, null);

    private static StepRequest step(String http, String port, String status, String body) {
        return new StepRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(http),
                Optional.ofNullable(status),
                Optional.ofNullable(body),
                Optional.ofNullable(port),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static String rejection(Requests requests) {
        return assertThrows(BuildFailure.class, requests::plan).getMessage();
    }

    @Test
    void withoutTheBlockThereIsNone() {
        assertTrue(new Requests().plan().smokeTest().isEmpty());
    }

    @Test
    void oneSettingOfTheBlockAnywhereAsksForIt() {
        SmokeTestSpec spec = new Requests()
                .with(Setting.CONTAINER_PORTS, "8080,53/udp")
                .with(Setting.SMOKE_TEST_RUNTIME, "auto", Origin.COMMAND_LINE)
                .plan()
                .smokeTest()
                .orElseThrow();
        assertEquals(
                List.of(new Step("TCP port 8080", new Check.TcpPort(8080), Duration.ofSeconds(30))),
                spec.service().steps());
        assertFalse(spec.skipWithoutDocker());
        assertEquals(512L << 20, spec.service().memory());
    }

    @Test
    void aStepTakesThePortOfTheImage() {
        SmokeTestSpec spec = new Requests()
                .with(Setting.CONTAINER_PORTS, "9090,8080")
                .smokeTest(List.of(step("/healthz", null, null, null)))
                .plan()
                .smokeTest()
                .orElseThrow();
        assertEquals(
                new Check.HttpAnswer(8080, "/healthz", 200, Optional.empty()),
                spec.service().steps().get(0).check());
    }

    @Test
    void nothingToWaitForIsRefused() {
        assertTrue(rejection(new Requests().smokeTest(List.of())).startsWith("<smokeTest> has no <steps>"));
    }

    @ParameterizedTest
    @CsvSource({
        ", , , , a step with nothing to wait for",
        "healthz, 8080, , , is not a path",
        "/healthz, , , , it is not known which port answers",
        "/healthz, 0, , , expected a number from 1 to 65535",
        "/healthz, 80, 99, , expected a number from 100 to 599",
        "/healthz, 80, , (, is not a regular expression",
    })
    void whatIsWrongWithAStepIsSaid(String http, String port, String status, String body, String words) {
        String message = rejection(new Requests().smokeTest(List.of(step(http, port, status, body))));
        assertTrue(message.startsWith("<smokeTest><steps><step>"), message);
        assertTrue(message.contains(words), message);
    }

    @Test
    void twoKindsInOneStepAreRefused() {
        StepRequest both = new StepRequest(
                Optional.empty(),
                Optional.of("ready"),
                Optional.of("8080"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
        assertTrue(rejection(new Requests().smokeTest(List.of(both))).contains("a step with several kinds"));
    }

    @ParameterizedTest
    @CsvSource({
        "SMOKE_TEST_RUNTIME, podman, 'expected docker, process or auto'",
        "SMOKE_TEST_WITHOUT_DOCKER, warn, expected fail or skip",
        "SMOKE_TEST_PLATFORM, windows/amd64, for example linux/amd64",
        "SMOKE_TEST_MEMORY, lots, for example 32M",
        "SMOKE_TEST_PROCESSES, 0, expected a number from 1",
        "SMOKE_TEST_STOP_EXIT_CODES, 256, expected a number from 0 to 255",
        "SMOKE_TEST_WRITABLE_PATHS, tmp, for example /app",
        "SMOKE_TEST_ENVIRONMENT, 1A=b, no digit at the start",
        "PUSH_REQUIRE, smoke-test, 'expected one of vet, dependencies, tests, coverage, smokeTest, scan, licenses'",
        "LOAD_TARGET, podman, 'expected one of docker, kind, k3d, minikube, containerd'",
        "LOAD_IMAGE, Hello, for example ghcr.io/acme/hello:1.0",
    })
    void whatIsWrongWithASettingIsSaid(Setting setting, String text, String words) {
        String message = rejection(new Requests().with(setting, text));
        assertTrue(message.startsWith(setting.element()), message);
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @CsvSource({"Data Base, postgres, <name>", "db, Postgres, <image>", ", postgres, <name>"})
    void whatIsWrongWithADependencyIsSaid(String name, String image, String element) {
        String message = rejection(
                new Requests().with(Setting.CONTAINER_PORTS, "8080").smokeTest(List.of(), dependency(name, image)));
        assertTrue(message.startsWith("<smokeTest><dependencies><dependency>" + element), message);
    }

    @Test
    void aProcessHasNoDependencies() {
        String message = rejection(new Requests()
                .with(Setting.CONTAINER_PORTS, "8080")
                .with(Setting.SMOKE_TEST_RUNTIME, "process")
                .smokeTest(List.of(), dependency("db", "postgres")));
        assertTrue(message.contains("process cannot start the <dependencies>"), message);
    }

    @Test
    void aStepThatSaysNothingIsNoStep() {
        assertTrue(rejection(new Requests().smokeTest(List.of(NOTHING))).contains("expected one of <log>, <tcp>"));
    }

    private static DependencyRequest dependency(String name, String image) {
        return new DependencyRequest(
                Optional.ofNullable(name), Optional.of(image), Map.of(), List.of(), Optional.empty(), List.of());
    }
}
