package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.reliability.FaultCase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rejection names the element as the user wrote it, the value and the accepted form. */
class RejectionsTest {

    @ParameterizedTest
    @CsvSource({
        "PLATFORMS, windows/amd64, for example linux/amd64",
        "PLATFORMS, 'linux/arm64,linux/arm64/v8', expected each once",
        "FROM_IMAGE, Alpine, for example ghcr.io/acme/hello:1.0",
        "TO_IMAGE, https://ghcr.io/acme/hello, for example ghcr.io/acme/hello:1.0",
        "TO_REGISTRY, ghcr.io/Acme, for example ghcr.io/acme/hello:1.0",
        "TO_TAGS, 'a b', 1 to 128 of",
        "CONTAINER_PORTS, 0, 1 to 65535",
        "CONTAINER_PORTS, 70000, 1 to 65535",
        "CONTAINER_PORTS, abc, 1 to 65535",
        "CONTAINER_PORTS, 90-80, 1 to 65535",
        "CONTAINER_PORTS, 80/http, 53/udp",
        "CONTAINER_PORTS, 8080:80, 53/udp",
        "CONTAINER_USER, a:b:c, for example 65532:65532",
        "CONTAINER_USER, -1, for example 65532:65532",
        "CONTAINER_FORMAT, v2, expected OCI or Docker",
        "GO_LINKING, shared, expected static or dynamic",
        "GO_LINKING, dynamic, <go><cgo>true</cgo>",
        "GO_RACE, true, <go><cgo>true</cgo>",
        "GO_CC, windows/amd64=gcc, for example linux/amd64",
        "GO_ENV, GOAMD64=v3, <platforms>",
        "FROM_IMAGES, linux/arm64=alpine:3, none of <platforms>",
        "CONTAINER_STOP_SIGNAL, TERM, 'for example SIGINT, SIGRTMIN+3, 2'",
        "CONTAINER_STOP_SIGNAL, 65, 'for example SIGINT, SIGRTMIN+3, 2'",
        "CONTAINER_STOP_SIGNAL, SIGRTMIN+16, 'for example SIGINT, SIGRTMIN+3, 2'",
        "CONTAINER_HEALTH_CHECK_COMMAND, 'none,/app/hello', none alone",
        "CONTAINER_HEALTH_CHECK_INTERVAL, 0s, 'for example 90s, 10m, 1h30m'",
        "CONTAINER_HEALTH_CHECK_RETRIES, 0, for example 3",
        "CONTAINER_COMPRESSION, gzip, 'expected none, gzip-fast, gzip-best, zstd'",
        "CONTAINER_TIMEZONE_DATA, Europe/Berlin, neither true nor false",
        "CONTAINER_CREATION_TIME, yesterday, for example 2026-11-23T00:00:00Z",
        "CONTAINER_CREATION_TIME, 2026-11-23, for example 2026-11-23T00:00:00Z",
        "CONTAINER_CREATION_TIME, 1969-12-31T00:00:00Z, for example 2026-11-23T00:00:00Z",
        "CONTAINER_CREATION_TIME, -1, for example 2026-11-23T00:00:00Z",
        "CONTAINER_CA_CERTIFICATES, 'none,bundled', none alone",
        "CONTAINER_WORKING_DIRECTORY, work, for example /app",
        "CONTAINER_APP_ROOT, /a/../b, for example /app",
        "CONTAINER_VOLUMES, data, for example /app",
        "CONTAINER_ENVIRONMENT, 1A=b, no digit at the start",
        "GO_VERSION, 1.26, for example 1.26.1",
        "GO_VERSION, latest, for example 1.26.8",
        "GO_ENV, GOOS=darwin, <platforms>",
        "GO_ENV, GOARCH=arm64, <platforms>",
        "GO_ENV, CGO_ENABLED=1, <go><cgo>",
        "GO_TIMEOUT, 0s, 'for example 90s, 10m, 1h30m'",
        "GO_TIMEOUT, -5m, 'for example 90s, 10m, 1h30m'",
        "GO_TIMEOUT, 30, 'for example 90s, 10m, 1h30m'",
        "GO_CGO, yes, neither true nor false",
        "GENERATE_RUN, '[', for example ^TestOrder$",
        "VET_FLAGS, -json, for example -composites=false",
        "VET_FLAGS, -toolexec=/bin/evil, for example -composites=false",
        "VET_STATICCHECK, latest, for example v0.8.2",
        "VET_EXCLUDES, '[a', for example **/*.pb.go",
        "TESTS_PACKAGES, -exec=evil, for example ./...",
        "TESTS_RUN, 'Test(', for example ^TestOrder$",
        "TESTS_TIMEOUT, 0s, 'for example 90s, 10m, 1h30m'",
        "TESTS_SHUFFLE, yes, 'expected on, off or the number'",
        "TESTS_COUNT, 0, for example 3",
        "TESTS_FLAGS, short, for example -short",
        "TESTS_FLAGS, -json, see the other elements of <tests>",
        "TESTS_FLAGS, --test.run=x, see the other elements of <tests>",
        "TESTS_FLAGS, -exec=/bin/evil, see the other elements of <tests>",
        "TESTS_COVERAGE_MINIMUM, 101, for example 80 or 82.5",
        "TESTS_COVERAGE_MINIMUM, 80%, for example 80 or 82.5",
        "TESTS_COVERAGE_MINIMUM_PER_PACKAGE, -1, for example 80 or 82.5",
        "TESTS_COVERAGE_EXCLUDES, '{a', for example **/*.pb.go",
        "SKIP, yes, neither true nor false",
        "KUBERNETES_NAME, Web, for example web",
        "KUBERNETES_NAME, 1web, a letter first",
        "KUBERNETES_REPLICAS, -1, a number from 0 to 10000",
        "KUBERNETES_LABELS, 'a b=c', for example example.org/team",
        "KUBERNETES_LABELS, 'team=b l', letter or digit at both ends",
        "KUBERNETES_ENV, 1A=b, no digit at the start",
        "KUBERNETES_CONFIG_MAPS, Settings, for example web-settings",
        "KUBERNETES_SECRETS, a:etc, for example settings or settings:/etc/app",
        "KUBERNETES_IMAGE_PULL_POLICY, never, 'Always, IfNotPresent'",
        "KUBERNETES_TERMINATION_GRACE_PERIOD, 30, 'for example 90s, 10m, 1h30m'",
        "KUBERNETES_NETWORK_POLICY, all, 'expected none, namespace'",
        "KUBERNETES_POD_DISRUPTION_BUDGET, half, for example 1 or 25%",
        "KUBERNETES_POD_DISRUPTION_BUDGET, 101%, for example 1 or 25%",
        "KUBERNETES_MANIFESTS_GENERATE, maybe, neither true nor false",
        "KUBERNETES_RESOURCES_CPU, 2, no more than 1 is allowed",
        "KUBERNETES_RESOURCES_MEMORY, 64MB, 'for example 250m, 0.5, 64Mi'",
        "KUBERNETES_RESOURCES_MEMORY_LIMIT, 0, 'for example 250m, 0.5, 64Mi'",
        "KUBERNETES_PROBES_READINESS, readyz, a path such as /healthz",
        "KUBERNETES_SERVICE_TYPE, Cluster, 'ClusterIP, NodePort, LoadBalancer, none'",
        "KUBERNETES_SERVICE_PORT, 0, a number from 1 to 65535",
        "KUBERNETES_INGRESS_HOST, web example, for example web-settings",
        "KUBERNETES_AUTOSCALING_MAX_REPLICAS, 10, <cpu>70</cpu>",
        "KUBERNETES_AUTOSCALING_CPU, 0, a number from 1 to 1000",
        "KUBERNETES_AUTOSCALING_POD_METRICS, queue=ten, 'for example 250m, 0.5, 64Mi'",
        "ALLOW_INSECURE_REGISTRIES, 1, neither true nor false",
        "UPLOAD_CHUNK_SIZE, 0, for example 32M",
        "UPLOAD_CHUNK_SIZE, -1, for example 32M",
        "UPLOAD_CHUNK_SIZE, 32T, for example 32M",
        "UPLOAD_CHUNK_SIZE, 32i, for example 32M",
        "UPLOAD_CHUNK_SIZE, 999999999999G, for example 32M",
    })
    @FaultCase({"E9", "B25"})
    void namesTheElementTheValueAndTheAcceptedForm(Setting setting, String text, String form) {
        String value = text.replaceAll("=.*", "").split(",")[0];
        for (Origin origin : List.of(Origin.COMMAND_LINE, Origin.ENVIRONMENT, Origin.POM, Origin.PROPERTY)) {
            BuildFailure failure = rejected(new Requests().with(setting, text, origin));
            String spelling = new Given(setting, new Given.Value.Scalar(""), origin).spelling();
            assertEquals(FailureCode.CONFIGURATION, failure.code());
            assertTrue(failure.getMessage().startsWith(spelling + ": "), failure.getMessage());
            assertTrue(failure.getMessage().contains(value), failure.getMessage());
            assertTrue(failure.getMessage().contains(form), failure.getMessage());
            assertTrue(failure.hint().orElseThrow().contains("-D" + setting.property()), failure.sentence());
        }
    }

    @Test
    void aTargetHasNoDigest() {
        BuildFailure failure = rejected(new Requests().with(Setting.TO_IMAGE, "ghcr.io/a/b@sha256:" + "a".repeat(64)));
        assertTrue(failure.getMessage().startsWith("<to><image>: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("has a digest"), failure.getMessage());
    }

    @Test
    void aBrokenMirrorIsNotShownBecauseItMayHoldAPassword() {
        BuildFailure failure =
                rejected(new Requests().with(Setting.GO_TOOLCHAIN_MIRROR, "https://me:hunter2@mirror example/"));
        assertTrue(failure.getMessage().startsWith("<go><toolchain><mirror>: "), failure.getMessage());
        assertTrue(failure.getMessage().contains("for example https://"), failure.getMessage());
        assertFalse(failure.sentence().contains("hunter2"), failure.sentence());
    }

    @Test
    void anOutputTimestampThatIsNoTimeIsNamedAsWhatItIs() {
        BuildFailure failure = rejected(new Requests().outputTimestamp("yesterday"));
        assertTrue(
                failure.getMessage().startsWith("the Maven property project.build.outputTimestamp: 'yesterday'"),
                failure.getMessage());
    }

    @Test
    void binariesNeedAFolderOfTheModuleAndAFileName() {
        for (BinaryRequest binary : List.of(
                new BinaryRequest(Optional.of("../other"), Optional.empty(), Optional.empty()),
                new BinaryRequest(Optional.of("./..."), Optional.empty(), Optional.empty()),
                new BinaryRequest(Optional.empty(), Optional.empty(), Optional.of("dist/{arch}/a")),
                new BinaryRequest(Optional.empty(), Optional.empty(), Optional.of("dist/{os}")),
                new BinaryRequest(Optional.of("."), Optional.empty(), Optional.of("dist/a")),
                new BinaryRequest(Optional.empty(), Optional.of("a/b"), Optional.empty()))) {
            BuildFailure failure = rejected(new Requests().binaries(binary));
            assertTrue(failure.getMessage().startsWith("<go><binaries><binary>: "), failure.getMessage());
            assertTrue(failure.getMessage().contains("expected"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bin", "image", "Image", "tmp", "manifests", "report", "image.json", "published.env", "..", "a/b"
            })
    void anExecutionsFolderHasNoNameOfTheWorkspace(String id) {
        BuildFailure failure = rejected(new Requests().execution(id));
        assertTrue(failure.getMessage().startsWith("<execution><id>: '" + id + "'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("expected letters"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "/a, 75, ''",
        "/a, 77777, ''",
        "/a, 899, ''",
        "/a, rwx, ''",
        "/a, '', ''",
        "'', 755, ''",
        "/a, '', root",
        "/a, 755, 1:2:3",
        "/a, 755, -1",
    })
    void permissionsNeedAFileAndOctalDigitsOrNumbers(String file, String mode, String owner) {
        BuildFailure failure = rejected(new Requests().permission(file, mode, owner));
        String message = failure.getMessage();
        assertTrue(message.startsWith("<extraDirectories><permissions><permission>: "), message);
        assertTrue(
                message.contains(mode.isEmpty() ? "'" + file + "'" : "'" + file + "' with mode '" + mode + "'"),
                message);
        assertTrue(owner.isEmpty() || message.contains(" with owner '" + owner + "'"), message);
        assertTrue(message.contains("three or four octal digits"), message);
    }

    @Test
    void whatNeedsALoaderARuntimeOrAPlatformSaysSo() {
        String scratch = rejected(new Requests()
                        .with(Setting.GO_CGO, "true")
                        .with(Setting.GO_LINKING, "dynamic")
                        .with(Setting.FROM_IMAGES, "linux/amd64=scratch"))
                .getMessage();
        assertTrue(
                scratch.startsWith("<go><linking>: a dynamic program needs a loader, and scratch has none"), scratch);
        String race = rejected(new Requests()
                        .with(Setting.GO_CGO, "true")
                        .with(Setting.GO_RACE, "true")
                        .with(Setting.PLATFORMS, "linux/arm/v7"))
                .getMessage();
        assertTrue(race.startsWith("<go><race>: there is no race detector for linux/arm/v7"), race);
        String compiler = rejected(new Requests().with(Setting.GO_CGO, "true").with(Setting.GO_CC, "linux/arm64=gcc"))
                .getMessage();
        assertTrue(compiler.startsWith("<go><cc>: linux/arm64 is none of <platforms>"), compiler);
        String withoutCgo =
                rejected(new Requests().with(Setting.GO_CC, "linux/amd64=gcc")).getMessage();
        assertTrue(withoutCgo.startsWith("<go><cc>: a C compiler is of no use while <go><cgo> is false"), withoutCgo);
        String image = rejected(new Requests().with(Setting.FROM_IMAGES, "linux/amd64=Alpine"))
                .getMessage();
        assertTrue(image.startsWith("<from><images>: 'Alpine' is not an image reference"), image);
    }

    @Test
    void aHealthCheckNeedsACommandAndDockersFormatHasNoZstd() {
        String noCommand = rejected(new Requests().with(Setting.CONTAINER_HEALTH_CHECK_RETRIES, "3"))
                .getMessage();
        assertTrue(noCommand.startsWith("<container><healthCheck><command>: expected a command"), noCommand);
        String zstd = rejected(new Requests()
                        .with(Setting.CONTAINER_COMPRESSION, "zstd")
                        .with(Setting.CONTAINER_FORMAT, "Docker"))
                .getMessage();
        assertTrue(zstd.startsWith("<container><compression>: Docker's image format has no zstd"), zstd);
    }

    @Test
    void extraDirectoriesNeedAFolderAndAnAbsoluteTarget() {
        BuildFailure noFolder = rejected(new Requests()
                .directories(new ExtraDirectoryRequest(Optional.empty(), Optional.of("/a"), List.of(), List.of())));
        assertTrue(noFolder.getMessage().startsWith("<extraDirectories><path>: "), noFolder.getMessage());
        BuildFailure relative = rejected(new Requests()
                .directories(new ExtraDirectoryRequest(Optional.of("a"), Optional.of("b"), List.of(), List.of())));
        assertTrue(relative.getMessage().startsWith("<extraDirectories><path><into>: 'b'"), relative.getMessage());
    }

    private static BuildFailure rejected(Requests requests) {
        return assertThrows(BuildFailure.class, requests::plan);
    }
}
