package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.modules.RevisionSpec;
import io.github.gocontainer.image.CertificateSources;
import io.github.gocontainer.image.ImageFormat;
import io.github.gocontainer.image.files.ExtraDirectory;
import io.github.gocontainer.testbed.Expected;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {

    private static final String SECRET = "hunter2";

    @Test
    void theRevisionKnowsAllThatTheBuildMakesAndForWhichPrograms() {
        RevisionSpec revision = new Requests()
                .with(Setting.OUTPUT_DIRECTORY, "out")
                .with(Setting.CACHE_DIRECTORY, "caches")
                .with(Setting.GO_TAGS, "extra")
                .with(Setting.GO_CGO, "true")
                .with(Setting.PLATFORMS, "linux/amd64,linux/arm64")
                .execution("other")
                .plan()
                .revision();
        assertEquals(
                List.of(
                        Requests.MODULE.resolve("target"),
                        Requests.MODULE.resolve("out"),
                        Requests.MODULE.resolve("caches"),
                        Requests.LOCAL_REPOSITORY),
                revision.outputs());
        assertEquals("[linux/amd64, linux/arm64]", revision.platforms().toString());
        assertEquals(List.of("extra", "netgo", "osusergo"), revision.tags());
        assertTrue(revision.cgo());
    }

    @Test
    void withoutAHomeFolderTheCacheDirectoryMustBeGiven() {
        BuildFailure failure = assertThrows(
                BuildFailure.class, () -> new Requests().withoutHome().plan());
        assertTrue(failure.hint().orElseThrow().contains("-Duser.home"));
        assertTrue(failure.hint().orElseThrow().contains("-Dgocontainer.cacheDirectory"));
        assertEquals(
                Path.of("/caches"),
                new Requests()
                        .withoutHome()
                        .with(Setting.CACHE_DIRECTORY, "/caches")
                        .plan()
                        .cacheDirectory());
    }

    @Test
    void theDefaultsOfAProjectThatSaysNothing() {
        BuildPlan plan = new Requests().plan();
        assertEquals(Optional.empty(), plan.push());
        assertEquals("hello", plan.imageName());
        assertEquals(Path.of("/home/me/.cache/gocontainer"), plan.cacheDirectory());
        assertEquals(
                Requests.MODULE.resolve("target/gocontainer"), plan.workspace().directory());
        assertEquals(Duration.ofMinutes(30), plan.compile().timeout());
        assertEquals("[linux/amd64]", plan.image().platforms().toString());
        assertEquals(Map.of(), plan.image().bases());
        assertEquals("65532:65532", plan.image().user());
        assertEquals("/app", plan.image().appRoot());
        assertEquals(Instant.EPOCH, plan.image().created());
        assertEquals(ImageFormat.OCI, plan.image().format());
        assertEquals(new CertificateSources(true, List.of()), plan.image().certificates());
        assertEquals(
                List.of(new ExtraDirectory(
                        Requests.MODULE.resolve("src/main/container"),
                        "/",
                        List.of(),
                        List.of(),
                        List.of(),
                        ExtraDirectory.Origin.DEFAULT,
                        Requests.MODULE)),
                plan.image().extraDirectories());
        assertFalse(plan.compile().cgo());
        assertTrue(plan.toolchain().allowDownload());
        assertEquals(
                new RegistryPlan(false, false, Optional.empty(), Optional.empty(), Optional.empty()), plan.registry());
        assertEquals(Expected.text(getClass(), "default-project.plan.json"), document(plan, Optional.empty()));
    }

    @Test
    void everythingSet() {
        BuildPlan plan = full().plan();
        String document = document(plan, Optional.of(new PlanDocument.ToolchainChoice("1.26.8", "go on PATH")));
        assertEquals(Expected.text(getClass(), "full-configuration.plan.json"), document);
        assertFalse(document.contains("/home/me"), document);
        assertFalse(document.contains(SECRET), document);
        assertFalse(
                plan.imageInputs().toString().contains(SECRET),
                plan.imageInputs().toString());
        assertFalse(
                plan.imageInputs().toString().contains("/home/me"),
                plan.imageInputs().toString());
        assertEquals(Optional.of(32L << 20), plan.registry().uploadChunkSize());
        assertEquals(Duration.ofMinutes(90), plan.compile().timeout());
        assertEquals(
                Set.of("53/udp", "8080/tcp", "9000/tcp", "9001/tcp"),
                plan.image().ports());
        assertEquals(
                List.of(new ExtraDirectory.Permission(
                        "/web/*.sh", Optional.of(0755), Optional.of(new ExtraDirectory.Owner(0, 1000)))),
                plan.image().extraDirectories().get(0).permissions());
        assertEquals(
                new CertificateSources(true, List.of(Requests.MODULE.resolve("ca.pem"))),
                plan.image().certificates());
        assertEquals(
                "https://me:hunter2@proxy.example,direct",
                plan.compile().environment().get("GOPROXY"));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsUnderstoodByThePlanner(Setting setting) {
        ResolvedSetting resolved = new Requests()
                .plan().settings().stream()
                        .filter(candidate -> candidate.setting() == setting)
                        .findFirst()
                        .orElseThrow();
        assertEquals(Origin.DEFAULT, resolved.origin());
        ResolvedSetting given = full().plan().settings().stream()
                .filter(candidate -> candidate.setting() == setting)
                .findFirst()
                .orElseThrow();
        assertEquals(Origin.POM, given.origin());
    }

    @ParameterizedTest
    @EnumSource(
            value = Origin.class,
            names = {"DEFAULT"},
            mode = EnumSource.Mode.EXCLUDE)
    void theOriginIsShown(Origin origin) {
        String document = document(
                new Requests().with(Setting.CONTAINER_USER, "1000", origin).plan(), Optional.empty());
        assertTrue(document.contains("\"value\" : \"1000\",\n      \"origin\" : \"" + origin.words() + "\""), document);
    }

    @Test
    void anEmptyValueMeansTheDefault() {
        BuildPlan plan = new Requests()
                .with(Setting.CONTAINER_USER, " ", Origin.ENVIRONMENT)
                .with(Setting.PLATFORMS, "", Origin.COMMAND_LINE)
                .with(Setting.CONTAINER_CREATION_TIME, "", Origin.COMMAND_LINE)
                .with(Setting.TO_IMAGE, "", Origin.COMMAND_LINE)
                .plan();
        assertEquals("65532:65532", plan.image().user());
        assertEquals("[linux/amd64]", plan.image().platforms().toString());
        assertEquals(Optional.empty(), plan.push());
    }

    @Test
    void platformsAreNormalisedAndSorted() {
        BuildPlan plan = new Requests()
                .with(Setting.PLATFORMS, "linux/arm64/v8,linux/arm,linux/amd64")
                .plan();
        assertEquals(
                "[linux/amd64, linux/arm/v7, linux/arm64]",
                plan.image().platforms().toString());
        assertEquals(plan.image().platforms(), plan.compile().platforms());
    }

    @Test
    void anExecutionWithANameOfItsOwnHasItsOwnFolder() {
        assertEquals(
                Requests.MODULE.resolve("target/gocontainer/debug"),
                new Requests().execution("debug").plan().workspace().directory());
        assertEquals(
                Requests.MODULE.resolve("out/debug"),
                new Requests()
                        .execution("debug")
                        .with(Setting.OUTPUT_DIRECTORY, "out")
                        .plan()
                        .workspace()
                        .directory());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z",
        "2026-11-23T02:00:00+02:00, 2026-11-23T00:00:00Z",
        "2026-11-23T00:00:00.9Z, 2026-11-23T00:00:00Z",
        "1700000000, 2023-11-14T22:13:20Z",
        "0, 1970-01-01T00:00:00Z",
        "7, 1970-01-01T00:00:07Z",
        "x, 1970-01-01T00:00:00Z",
        "'', 1970-01-01T00:00:00Z",
        "' ', 1970-01-01T00:00:00Z",
    })
    void theOutputTimestampIsReadAsMavenReadsIt(String text, Instant time) {
        assertEquals(time, new Requests().outputTimestamp(text).plan().image().created());
    }

    @Test
    void theCreationTimeWinsOverTheOutputTimestamp() {
        Requests requests = new Requests().outputTimestamp("1700000000").with(Setting.CONTAINER_CREATION_TIME, "1");
        assertEquals(Instant.ofEpochSecond(1), requests.plan().image().created());
    }

    @Test
    void certificatesComeWithScratchAndNotWithABaseImage() {
        assertFalse(new Requests()
                .with(Setting.FROM_IMAGE, "alpine")
                .plan()
                .image()
                .certificates()
                .bundled());
        assertFalse(new Requests()
                .with(Setting.CONTAINER_CA_CERTIFICATES, "none")
                .plan()
                .image()
                .certificates()
                .bundled());
        assertEquals(
                new CertificateSources(false, List.of(Requests.MODULE.resolve("a.pem"))),
                new Requests()
                        .with(Setting.CONTAINER_CA_CERTIFICATES, "x/../a.pem")
                        .plan()
                        .image()
                        .certificates());
    }

    @Test
    void programsAndFoldersAreTakenFromTheModule() {
        BuildPlan plan = full().plan();
        assertEquals(
                "[[\"./cmd/api\",\"api\"],[\"\",\"tool\",\"dist/{platform}/tool-{architecture}\"],"
                        + "[\"./cmd/job\",\"\"]]",
                plan.imageInputs().get("go.binaries"));
        assertEquals(
                "[{\"excludes\":[\"draft/**\"],\"from\":\"src/web\",\"includes\":[\"*.html\"],\"into\":\"/web\","
                        + "\"permissions\":[\"/web/*.sh 755 0:1000\"]}]",
                plan.imageInputs().get("extraDirectories"));
    }

    /** Blocks about what happens to the finished image. */
    private static final Set<String> AFTER_THE_IMAGE = Set.of(
            "generate",
            "push",
            "smokeTest",
            "load",
            "vet",
            "tests",
            "kubernetes",
            "environment",
            "atEnd",
            "rollback",
            "logs",
            "dependencies",
            "scan");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void whatChangesTheImageIsAnInputAndNothingElse(Setting setting) {
        Set<Setting> others = EnumSet.of(
                Setting.GO_PATH,
                Setting.GO_ALLOW_TOOLEXEC,
                Setting.GO_TIMEOUT,
                Setting.GO_TOOLCHAIN_MIRROR,
                Setting.GO_TOOLCHAIN_SERVER_ID,
                Setting.GO_TOOLCHAIN_ALLOW_DOWNLOAD,
                Setting.FROM_LOCK,
                Setting.FROM_UPDATE,
                Setting.FROM_MIRRORS,
                Setting.FROM_CRED_HELPER,
                Setting.FROM_AUTH_USERNAME,
                Setting.FROM_AUTH_PASSWORD,
                Setting.TO_IMAGE,
                Setting.TO_REGISTRY,
                Setting.TO_TAGS,
                Setting.TO_CRED_HELPER,
                Setting.TO_AUTH_USERNAME,
                Setting.TO_AUTH_PASSWORD,
                Setting.SBOM_FORMATS,
                Setting.SBOM_ATTACH,
                Setting.IMAGE_TAR,
                Setting.ALLOW_INSECURE_REGISTRIES,
                Setting.SEND_CREDENTIALS_OVER_HTTP,
                Setting.UPLOAD_CHUNK_SIZE,
                Setting.OUTPUT_DIRECTORY,
                Setting.CACHE_DIRECTORY,
                Setting.SKIP);
        assertEquals(
                !others.contains(setting) && !AFTER_THE_IMAGE.contains(setting.block()),
                new Requests().plan().imageInputs().containsKey(setting.path()));
    }

    @Test
    void whatTheProjectSaysAboutItselfIsAnInput() {
        assertEquals(
                Set.of("project.version"),
                changed(new Requests().plan(), new Requests().version("2").plan()));
        assertEquals(
                Set.of("go.binaries"),
                changed(
                        new Requests().plan(),
                        new Requests()
                                .binaries(new BinaryRequest(Optional.of("./x"), Optional.empty(), Optional.empty()))
                                .plan()));
        assertEquals(
                Set.of("extraDirectories"),
                changed(
                        new Requests().plan(),
                        new Requests().permission("/run.sh", "755", "").plan()));
        assertEquals(
                Set.of("container.creationTime"),
                changed(
                        new Requests().plan(),
                        new Requests().outputTimestamp("1").plan()));
    }

    private static Set<String> changed(BuildPlan one, BuildPlan other) {
        Map<String, String> before = one.imageInputs();
        Map<String, String> after = other.imageInputs();
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(name -> before.getOrDefault(name, "").equals(after.getOrDefault(name, "")));
        return changed;
    }

    private static String document(BuildPlan plan, Optional<PlanDocument.ToolchainChoice> toolchain) {
        return new String(PlanDocument.write(plan, toolchain), StandardCharsets.UTF_8);
    }

    private static Requests full() {
        return new Requests()
                .outputTimestamp("2026-11-23T00:00:00Z")
                .with(Setting.GO_VERSION, "go1.26.8")
                .with(Setting.GO_PATH, "/home/me/source/hello/tools/go")
                .with(Setting.GO_TAGS, "netgo")
                .with(Setting.GO_LDFLAGS, "-X main.a=b\\,c")
                .with(Setting.GO_GCFLAGS, "-N")
                .with(Setting.GO_CGO, "true")
                .with(Setting.GO_LINKING, "dynamic")
                .with(Setting.GO_CC, "linux/arm64=aarch64-linux-gnu-gcc")
                .with(Setting.GO_RACE, "true")
                .with(Setting.GO_COVERAGE, "true")
                .with(Setting.GO_PGO, "profiles/cpu.pprof")
                .with(Setting.GO_ENV, "GOPROXY=https://me:" + SECRET + "@proxy.example\\,direct,GOEXPERIMENT=x")
                .with(Setting.GO_ALLOW_TOOLEXEC, "true")
                .with(Setting.GO_TIMEOUT, "1h30m")
                .with(Setting.GO_TOOLCHAIN_MIRROR, "https://me:" + SECRET + "@mirror.example/go")
                .with(Setting.GO_TOOLCHAIN_SERVER_ID, "mirror")
                .with(Setting.GO_TOOLCHAIN_ALLOW_DOWNLOAD, "false")
                .with(Setting.GENERATE_PACKAGES, "./...")
                .with(Setting.GENERATE_RUN, "mockgen")
                .with(Setting.GENERATE_EXCLUDE, "docs")
                .with(Setting.GENERATE_ENVIRONMENT, "STAGE=generate")
                .with(Setting.GENERATE_CHECK_COMMITTED, "true")
                .with(Setting.VET_FAIL, "true")
                .with(Setting.VET_PACKAGES, "./...")
                .with(Setting.VET_FLAGS, "-composites=false")
                .with(Setting.VET_GOFMT, "false")
                .with(Setting.VET_STATICCHECK, "v0.8.2")
                .with(Setting.VET_GOLANGCI_LINT, "true")
                .with(Setting.VET_EXCLUDES, "gen/**")
                .with(Setting.TESTS_SKIP, "false")
                .with(Setting.TESTS_PACKAGES, "./internal/...,.")
                .with(Setting.TESTS_RUN, "^TestOrder")
                .with(Setting.TESTS_TIMEOUT, "2m")
                .with(Setting.TESTS_RACE, "true")
                .with(Setting.TESTS_SHUFFLE, "on")
                .with(Setting.TESTS_COUNT, "2")
                .with(Setting.TESTS_FLAGS, "-short,-parallel=4")
                .with(Setting.TESTS_ENVIRONMENT, "STAGE=test")
                .with(Setting.TESTS_FAILURE_IGNORE, "true")
                .with(Setting.TESTS_COVERAGE, "true")
                .with(Setting.TESTS_COVERAGE_PACKAGES, "./...")
                .with(Setting.TESTS_COVERAGE_EXCLUDES, "**/*.pb.go")
                .with(Setting.TESTS_COVERAGE_MINIMUM, "80")
                .with(Setting.TESTS_COVERAGE_MINIMUM_PER_PACKAGE, "50.5")
                .with(Setting.PLATFORMS, "linux/amd64,linux/arm64")
                .with(Setting.FROM_IMAGE, "alpine:3.22")
                .with(Setting.FROM_IMAGES, "linux/arm64=example.org/arm:1")
                .with(Setting.FROM_LOCK, "enforce")
                .with(Setting.FROM_UPDATE, "true")
                .with(Setting.FROM_MIRRORS, "docker.io=mirror.example/hub")
                .with(Setting.FROM_CRED_HELPER, "ecr-login")
                .with(Setting.FROM_AUTH_USERNAME, "reader")
                .with(Setting.FROM_AUTH_PASSWORD, SECRET)
                .with(Setting.TO_IMAGE, "ghcr.io/acme/hello:1.0")
                .with(Setting.TO_REGISTRY, "ghcr.io/acme")
                .with(Setting.TO_TAGS, "1,1.0")
                .with(Setting.TO_CRED_HELPER, "gcr")
                .with(Setting.TO_AUTH_USERNAME, "writer")
                .with(Setting.TO_AUTH_PASSWORD, SECRET)
                .with(Setting.CONTAINER_ENTRYPOINT, "/srv/api")
                .with(Setting.CONTAINER_ARGS, "serve,--now")
                .with(Setting.CONTAINER_ENVIRONMENT, "TZ=UTC,A=b")
                .with(Setting.CONTAINER_PORTS, "8080,53/udp,9000-9001")
                .with(Setting.CONTAINER_USER, "1000:1000")
                .with(Setting.CONTAINER_WORKING_DIRECTORY, "/data/")
                .with(Setting.CONTAINER_LABELS, "team=blue")
                .with(Setting.CONTAINER_ANNOTATIONS, "stage=test")
                .with(Setting.CONTAINER_VOLUMES, "/data")
                .with(Setting.CONTAINER_STOP_SIGNAL, "SIGINT")
                .with(Setting.CONTAINER_HEALTH_CHECK_COMMAND, "/srv/api,-health")
                .with(Setting.CONTAINER_HEALTH_CHECK_INTERVAL, "30s")
                .with(Setting.CONTAINER_HEALTH_CHECK_TIMEOUT, "5s")
                .with(Setting.CONTAINER_HEALTH_CHECK_START_PERIOD, "10s")
                .with(Setting.CONTAINER_HEALTH_CHECK_START_INTERVAL, "1s")
                .with(Setting.CONTAINER_HEALTH_CHECK_RETRIES, "3")
                .with(Setting.CONTAINER_FORMAT, "Docker")
                .with(Setting.CONTAINER_COMPRESSION, "gzip-best")
                .with(Setting.CONTAINER_CREATION_TIME, "1700000000")
                .with(Setting.CONTAINER_APP_ROOT, "/srv")
                .with(Setting.CONTAINER_CA_CERTIFICATES, "bundled,/home/me/source/hello/ca.pem")
                .with(Setting.CONTAINER_KODATA, "true")
                .with(Setting.CONTAINER_TIMEZONE_DATA, "true")
                .with(Setting.SBOM_FORMATS, "cyclonedx")
                .with(Setting.DEPENDENCIES_FAIL, "true")
                .with(Setting.DEPENDENCIES_OUTDATED, "true")
                .with(Setting.AT_END, "true")
                .with(Setting.SBOM_ATTACH, "true")
                .with(Setting.SCAN_FAIL_ON, "imported")
                .with(Setting.SCAN_SEVERITY, "medium")
                .with(Setting.SCAN_ALLOW, "GO-2024-2611=2027-01-31 we parse no JSON")
                .with(Setting.SCAN_DATABASE, "vulndb")
                .with(Setting.SCAN_GOVULNCHECK_VERSION, "v1.8.0")
                .with(Setting.SCAN_IMAGE_SCANNER, "grype")
                .with(Setting.SCAN_FAIL_ON_NOT_CHECKED, "true")
                .with(Setting.SCAN_TIMEOUT, "5m")
                .with(Setting.SCAN_LICENSES_ALLOW, "MIT,BSD-*")
                .with(Setting.SCAN_LICENSES_DENY, "GPL-*")
                .with(Setting.SCAN_LICENSES_DECLARED, "example.com/odd=MIT")
                .with(Setting.ENVIRONMENT, "production")
                .with(Setting.KUBERNETES_NAME, "web")
                .with(Setting.KUBERNETES_REPLICAS, "3")
                .with(Setting.KUBERNETES_LABELS, "team=blue")
                .with(Setting.KUBERNETES_ANNOTATIONS, "example.org/owner=me")
                .with(Setting.KUBERNETES_ENV, "LOG_LEVEL=info")
                .with(Setting.KUBERNETES_CONFIG_MAPS, "settings")
                .with(Setting.KUBERNETES_SECRETS, "database:/etc/database")
                .with(Setting.KUBERNETES_VALUES, "HOST=web.example.org")
                .with(Setting.KUBERNETES_CREATE_NAMESPACE, "true")
                .with(Setting.KUBERNETES_SERVICE_ACCOUNT, "robot")
                .with(Setting.KUBERNETES_IMAGE_PULL_SECRETS, "registry")
                .with(Setting.KUBERNETES_IMAGE_PULL_POLICY, "IfNotPresent")
                .with(Setting.KUBERNETES_TERMINATION_GRACE_PERIOD, "1m")
                .with(Setting.KUBERNETES_PRE_STOP_SLEEP, "10s")
                .with(Setting.KUBERNETES_NETWORK_POLICY, "ports")
                .with(Setting.KUBERNETES_POD_DISRUPTION_BUDGET, "1")
                .with(Setting.KUBERNETES_MANIFESTS_DIRECTORY, "deploy")
                .with(Setting.KUBERNETES_MANIFESTS_GENERATE, "true")
                .with(Setting.KUBERNETES_RESOURCES_CPU, "100m")
                .with(Setting.KUBERNETES_RESOURCES_CPU_LIMIT, "500m")
                .with(Setting.KUBERNETES_RESOURCES_MEMORY, "32Mi")
                .with(Setting.KUBERNETES_RESOURCES_MEMORY_LIMIT, "128Mi")
                .with(Setting.KUBERNETES_RESOURCES_EPHEMERAL_STORAGE, "1Mi")
                .with(Setting.KUBERNETES_RESOURCES_EPHEMERAL_STORAGE_LIMIT, "10Mi")
                .with(Setting.KUBERNETES_PROBES_READINESS, "/readyz")
                .with(Setting.KUBERNETES_PROBES_LIVENESS, "/livez")
                .with(Setting.KUBERNETES_PROBES_STARTUP, "tcp")
                .with(Setting.KUBERNETES_SERVICE_TYPE, "NodePort")
                .with(Setting.KUBERNETES_SERVICE_PORT, "80")
                .with(Setting.KUBERNETES_SERVICE_NODE_PORT, "30080")
                .with(Setting.KUBERNETES_INGRESS_HOST, "web.example.org")
                .with(Setting.KUBERNETES_INGRESS_PATH, "/web")
                .with(Setting.KUBERNETES_INGRESS_CLASS_NAME, "nginx")
                .with(Setting.KUBERNETES_INGRESS_TLS_SECRET, "web-tls")
                .with(Setting.KUBERNETES_AUTOSCALING_MIN_REPLICAS, "2")
                .with(Setting.KUBERNETES_AUTOSCALING_MAX_REPLICAS, "10")
                .with(Setting.KUBERNETES_AUTOSCALING_CPU, "70")
                .with(Setting.KUBERNETES_AUTOSCALING_MEMORY, "80")
                .with(Setting.KUBERNETES_AUTOSCALING_POD_METRICS, "http_requests_queued=10")
                .environments(new EnvironmentRequest(Optional.of("production"), Map.of()))
                .with(Setting.KUBERNETES_CONTEXT, "staging")
                .with(Setting.KUBERNETES_NAMESPACE, "shop")
                .with(Setting.KUBERNETES_KUBECONFIG, "kube/config")
                .with(Setting.KUBERNETES_DEPLOYMENT, "web")
                .with(Setting.KUBERNETES_KIND, "StatefulSet")
                .with(Setting.KUBERNETES_INIT_CONTAINERS, "migrate")
                .with(Setting.KUBERNETES_ROLLOUT_UNDO, "false")
                .with(Setting.ROLLBACK_TO_REVISION, "3")
                .with(Setting.LOGS_FOLLOW, "true")
                .with(Setting.LOGS_TAIL, "20")
                .with(Setting.LOGS_PREVIOUS, "true")
                .with(Setting.KUBERNETES_CONTAINER, "app")
                .with(Setting.KUBERNETES_ROLLOUT_TIMEOUT, "5m")
                .with(Setting.PUSH_REQUIRE, "tests,smokeTest")
                .with(Setting.PUSH_TRIGGER_URL, "https://gitlab.example/api/v4/projects/42/trigger/pipeline")
                .with(Setting.PUSH_TRIGGER_METHOD, "put")
                .with(Setting.PUSH_TRIGGER_FIELDS, "ref=main,variables[IMAGE]={reference}")
                .with(Setting.PUSH_TRIGGER_BODY, "json")
                .with(Setting.PUSH_TRIGGER_TOKEN, SECRET)
                .with(Setting.PUSH_TRIGGER_TOKEN_IN, "bearer")
                .with(Setting.PUSH_TRIGGER_SERVER_ID, "gitlab")
                .with(Setting.SMOKE_TEST_RUNTIME, "auto")
                .with(Setting.SMOKE_TEST_WITHOUT_DOCKER, "skip")
                .with(Setting.SMOKE_TEST_PLATFORM, "linux/arm64")
                .with(Setting.SMOKE_TEST_ENVIRONMENT, "API_TOKEN=hunter2,LOG_LEVEL=debug")
                .with(Setting.SMOKE_TEST_ARGS, "serve")
                .with(Setting.SMOKE_TEST_WRITABLE_PATHS, "/tmp,/var/cache")
                .with(Setting.SMOKE_TEST_MEMORY, "128M")
                .with(Setting.SMOKE_TEST_PROCESSES, "64")
                .with(Setting.SMOKE_TEST_TIMEOUT, "2m")
                .with(Setting.SMOKE_TEST_STOP_TIMEOUT, "5s")
                .with(Setting.SMOKE_TEST_STOP_EXIT_CODES, "0,143")
                .with(Setting.LOAD_TARGET, "kind")
                .with(Setting.LOAD_CLUSTER, "dev")
                .with(Setting.LOAD_NAMESPACE, "moby")
                .with(Setting.LOAD_IMAGE, "hello:dev")
                .with(Setting.IMAGE_TAR, "true")
                .with(Setting.ALLOW_INSECURE_REGISTRIES, "true")
                .with(Setting.SEND_CREDENTIALS_OVER_HTTP, "true")
                .with(Setting.UPLOAD_CHUNK_SIZE, "32M")
                .with(Setting.OUTPUT_DIRECTORY, "/home/me/source/hello/target/elsewhere")
                .with(Setting.CACHE_DIRECTORY, "/home/me/source/hello/.cache")
                .with(Setting.SKIP, "false")
                .binaries(
                        new BinaryRequest(Optional.of("cmd/api"), Optional.of("api"), Optional.empty()),
                        new BinaryRequest(
                                Optional.empty(), Optional.empty(), Optional.of("dist/{platform}/tool-{architecture}")),
                        new BinaryRequest(Optional.of("./cmd/job/"), Optional.empty(), Optional.empty()))
                .directories(new ExtraDirectoryRequest(
                        Optional.of("src/web"), Optional.of("/web/"), List.of("*.html"), List.of("draft/**")))
                .permission("/web/*.sh", "755", "0:1000");
    }
}
