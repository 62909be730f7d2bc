package io.github.gocontainer.plan;

/** Every scalar, list and map that a user can set, with the one name from which all its spellings follow. */
public enum Setting {
    GO_VERSION("go.version", Kind.SCALAR),
    GO_PATH("go.path", Kind.SCALAR),
    GO_TAGS("go.tags", Kind.LIST),
    GO_LDFLAGS("go.ldflags", Kind.LIST),
    GO_GCFLAGS("go.gcflags", Kind.LIST),
    GO_CGO("go.cgo", Kind.SCALAR),
    GO_LINKING("go.linking", Kind.SCALAR),
    GO_CC("go.cc", Kind.MAP),
    GO_RACE("go.race", Kind.SCALAR),
    GO_COVERAGE("go.coverage", Kind.SCALAR),
    GO_PGO("go.pgo", Kind.SCALAR),
    GO_ENV("go.env", Kind.MAP),
    GO_ALLOW_TOOLEXEC("go.allowToolexec", Kind.SCALAR),
    GO_TIMEOUT("go.timeout", Kind.SCALAR),
    GO_TOOLCHAIN_MIRROR("go.toolchain.mirror", Kind.SCALAR),
    GO_TOOLCHAIN_SERVER_ID("go.toolchain.serverId", Kind.SCALAR),
    GO_TOOLCHAIN_ALLOW_DOWNLOAD("go.toolchain.allowDownload", Kind.SCALAR),
    GENERATE_PACKAGES("generate.packages", Kind.LIST),
    GENERATE_RUN("generate.run", Kind.SCALAR),
    GENERATE_EXCLUDE("generate.exclude", Kind.SCALAR),
    GENERATE_ENVIRONMENT("generate.environment", Kind.MAP),
    GENERATE_CHECK_COMMITTED("generate.checkCommitted", Kind.SCALAR),
    VET_FAIL("vet.fail", Kind.SCALAR),
    VET_PACKAGES("vet.packages", Kind.LIST),
    VET_FLAGS("vet.flags", Kind.LIST),
    VET_GOFMT("vet.gofmt", Kind.SCALAR),
    VET_STATICCHECK("vet.staticcheck", Kind.SCALAR),
    VET_GOLANGCI_LINT("vet.golangciLint", Kind.SCALAR),
    VET_EXCLUDES("vet.excludes", Kind.LIST),
    TESTS_SKIP("tests.skip", Kind.SCALAR),
    TESTS_PACKAGES("tests.packages", Kind.LIST),
    TESTS_RUN("tests.run", Kind.SCALAR),
    TESTS_TIMEOUT("tests.timeout", Kind.SCALAR),
    TESTS_RACE("tests.race", Kind.SCALAR),
    TESTS_SHUFFLE("tests.shuffle", Kind.SCALAR),
    TESTS_COUNT("tests.count", Kind.SCALAR),
    TESTS_FLAGS("tests.flags", Kind.LIST),
    TESTS_ENVIRONMENT("tests.environment", Kind.MAP),
    TESTS_FAILURE_IGNORE("tests.failureIgnore", Kind.SCALAR),
    TESTS_COVERAGE("tests.coverage", Kind.SCALAR),
    TESTS_COVERAGE_PACKAGES("tests.coveragePackages", Kind.LIST),
    TESTS_COVERAGE_EXCLUDES("tests.coverageExcludes", Kind.LIST),
    TESTS_COVERAGE_MINIMUM("tests.coverageMinimum", Kind.SCALAR),
    TESTS_COVERAGE_MINIMUM_PER_PACKAGE("tests.coverageMinimumPerPackage", Kind.SCALAR),
    PLATFORMS("platforms", Kind.LIST),
    FROM_IMAGE("from.image", Kind.SCALAR),
    FROM_IMAGES("from.images", Kind.MAP),
    FROM_LOCK("from.lock", Kind.SCALAR),
    FROM_UPDATE("from.update", Kind.SCALAR),
    FROM_MIRRORS("from.mirrors", Kind.MAP),
    FROM_CRED_HELPER("from.credHelper", Kind.SCALAR),
    FROM_AUTH_USERNAME("from.auth.username", Kind.SCALAR),
    FROM_AUTH_PASSWORD("from.auth.password", Kind.SECRET),
    TO_IMAGE("to.image", Kind.SCALAR),
    TO_REGISTRY("to.registry", Kind.SCALAR),
    TO_TAGS("to.tags", Kind.LIST),
    TO_CRED_HELPER("to.credHelper", Kind.SCALAR),
    TO_AUTH_USERNAME("to.auth.username", Kind.SCALAR),
    TO_AUTH_PASSWORD("to.auth.password", Kind.SECRET),
    CONTAINER_ENTRYPOINT("container.entrypoint", Kind.LIST),
    CONTAINER_ARGS("container.args", Kind.LIST),
    CONTAINER_ENVIRONMENT("container.environment", Kind.MAP),
    CONTAINER_PORTS("container.ports", Kind.LIST),
    CONTAINER_USER("container.user", Kind.SCALAR),
    CONTAINER_WORKING_DIRECTORY("container.workingDirectory", Kind.SCALAR),
    CONTAINER_LABELS("container.labels", Kind.MAP),
    CONTAINER_ANNOTATIONS("container.annotations", Kind.MAP),
    CONTAINER_VOLUMES("container.volumes", Kind.LIST),
    CONTAINER_STOP_SIGNAL("container.stopSignal", Kind.SCALAR),
    CONTAINER_HEALTH_CHECK_COMMAND("container.healthCheck.command", Kind.LIST),
    CONTAINER_HEALTH_CHECK_INTERVAL("container.healthCheck.interval", Kind.SCALAR),
    CONTAINER_HEALTH_CHECK_TIMEOUT("container.healthCheck.timeout", Kind.SCALAR),
    CONTAINER_HEALTH_CHECK_START_PERIOD("container.healthCheck.startPeriod", Kind.SCALAR),
    CONTAINER_HEALTH_CHECK_START_INTERVAL("container.healthCheck.startInterval", Kind.SCALAR),
    CONTAINER_HEALTH_CHECK_RETRIES("container.healthCheck.retries", Kind.SCALAR),
    CONTAINER_FORMAT("container.format", Kind.SCALAR),
    CONTAINER_COMPRESSION("container.compression", Kind.SCALAR),
    CONTAINER_CREATION_TIME("container.creationTime", Kind.SCALAR),
    CONTAINER_APP_ROOT("container.appRoot", Kind.SCALAR),
    CONTAINER_CA_CERTIFICATES("container.caCertificates", Kind.LIST),
    CONTAINER_KODATA("container.kodata", Kind.SCALAR),
    CONTAINER_TIMEZONE_DATA("container.timezoneData", Kind.SCALAR),
    SBOM_FORMATS("sbom.formats", Kind.LIST),
    AT_END("atEnd", Kind.SCALAR),
    SBOM_ATTACH("sbom.attach", Kind.SCALAR),
    ENVIRONMENT("environment", Kind.SCALAR),
    KUBERNETES_CONTEXT("kubernetes.context", Kind.SCALAR),
    KUBERNETES_NAMESPACE("kubernetes.namespace", Kind.SCALAR),
    KUBERNETES_KUBECONFIG("kubernetes.kubeconfig", Kind.SCALAR),
    KUBERNETES_DEPLOYMENT("kubernetes.deployment", Kind.SCALAR),
    KUBERNETES_KIND("kubernetes.kind", Kind.SCALAR),
    KUBERNETES_CONTAINER("kubernetes.container", Kind.SCALAR),
    KUBERNETES_INIT_CONTAINERS("kubernetes.initContainers", Kind.LIST),
    KUBERNETES_NAME("kubernetes.name", Kind.SCALAR),
    KUBERNETES_REPLICAS("kubernetes.replicas", Kind.SCALAR),
    KUBERNETES_LABELS("kubernetes.labels", Kind.MAP),
    KUBERNETES_ANNOTATIONS("kubernetes.annotations", Kind.MAP),
    KUBERNETES_ENV("kubernetes.env", Kind.MAP),
    KUBERNETES_CONFIG_MAPS("kubernetes.configMaps", Kind.LIST),
    KUBERNETES_SECRETS("kubernetes.secrets", Kind.LIST),
    KUBERNETES_VALUES("kubernetes.values", Kind.MAP),
    KUBERNETES_CREATE_NAMESPACE("kubernetes.createNamespace", Kind.SCALAR),
    KUBERNETES_SERVICE_ACCOUNT("kubernetes.serviceAccount", Kind.SCALAR),
    KUBERNETES_IMAGE_PULL_SECRETS("kubernetes.imagePullSecrets", Kind.LIST),
    KUBERNETES_IMAGE_PULL_POLICY("kubernetes.imagePullPolicy", Kind.SCALAR),
    KUBERNETES_TERMINATION_GRACE_PERIOD("kubernetes.terminationGracePeriod", Kind.SCALAR),
    KUBERNETES_PRE_STOP_SLEEP("kubernetes.preStopSleep", Kind.SCALAR),
    KUBERNETES_NETWORK_POLICY("kubernetes.networkPolicy", Kind.SCALAR),
    KUBERNETES_POD_DISRUPTION_BUDGET("kubernetes.podDisruptionBudget", Kind.SCALAR),
    KUBERNETES_MANIFESTS_DIRECTORY("kubernetes.manifests.directory", Kind.SCALAR),
    KUBERNETES_MANIFESTS_GENERATE("kubernetes.manifests.generate", Kind.SCALAR),
    KUBERNETES_RESOURCES_CPU("kubernetes.resources.cpu", Kind.SCALAR),
    KUBERNETES_RESOURCES_CPU_LIMIT("kubernetes.resources.cpuLimit", Kind.SCALAR),
    KUBERNETES_RESOURCES_MEMORY("kubernetes.resources.memory", Kind.SCALAR),
    KUBERNETES_RESOURCES_MEMORY_LIMIT("kubernetes.resources.memoryLimit", Kind.SCALAR),
    KUBERNETES_RESOURCES_EPHEMERAL_STORAGE("kubernetes.resources.ephemeralStorage", Kind.SCALAR),
    KUBERNETES_RESOURCES_EPHEMERAL_STORAGE_LIMIT("kubernetes.resources.ephemeralStorageLimit", Kind.SCALAR),
    KUBERNETES_PROBES_READINESS("kubernetes.probes.readiness", Kind.SCALAR),
    KUBERNETES_PROBES_LIVENESS("kubernetes.probes.liveness", Kind.SCALAR),
    KUBERNETES_PROBES_STARTUP("kubernetes.probes.startup", Kind.SCALAR),
    KUBERNETES_SERVICE_TYPE("kubernetes.service.type", Kind.SCALAR),
    KUBERNETES_SERVICE_PORT("kubernetes.service.port", Kind.SCALAR),
    KUBERNETES_SERVICE_NODE_PORT("kubernetes.service.nodePort", Kind.SCALAR),
    KUBERNETES_INGRESS_HOST("kubernetes.ingress.host", Kind.SCALAR),
    KUBERNETES_INGRESS_PATH("kubernetes.ingress.path", Kind.SCALAR),
    KUBERNETES_INGRESS_CLASS_NAME("kubernetes.ingress.className", Kind.SCALAR),
    KUBERNETES_INGRESS_TLS_SECRET("kubernetes.ingress.tlsSecret", Kind.SCALAR),
    KUBERNETES_AUTOSCALING_MIN_REPLICAS("kubernetes.autoscaling.minReplicas", Kind.SCALAR),
    KUBERNETES_AUTOSCALING_MAX_REPLICAS("kubernetes.autoscaling.maxReplicas", Kind.SCALAR),
    KUBERNETES_AUTOSCALING_CPU("kubernetes.autoscaling.cpu", Kind.SCALAR),
    KUBERNETES_AUTOSCALING_MEMORY("kubernetes.autoscaling.memory", Kind.SCALAR),
    KUBERNETES_AUTOSCALING_POD_METRICS("kubernetes.autoscaling.podMetrics", Kind.MAP),
    KUBERNETES_ROLLOUT_TIMEOUT("kubernetes.rollout.timeout", Kind.SCALAR),
    KUBERNETES_ROLLOUT_UNDO("kubernetes.rollout.undo", Kind.SCALAR),
    ROLLBACK_TO_REVISION("rollback.toRevision", Kind.SCALAR),
    LOGS_FOLLOW("logs.follow", Kind.SCALAR),
    LOGS_TAIL("logs.tail", Kind.SCALAR),
    LOGS_PREVIOUS("logs.previous", Kind.SCALAR),
    DEPENDENCIES_FAIL("dependencies.fail", Kind.SCALAR),
    DEPENDENCIES_OUTDATED("dependencies.outdated", Kind.SCALAR),
    PUSH_REQUIRE("push.require", Kind.LIST),
    PUSH_TRIGGER_URL("push.trigger.url", Kind.SCALAR),
    PUSH_TRIGGER_METHOD("push.trigger.method", Kind.SCALAR),
    PUSH_TRIGGER_FIELDS("push.trigger.fields", Kind.MAP),
    PUSH_TRIGGER_BODY("push.trigger.body", Kind.SCALAR),
    PUSH_TRIGGER_TOKEN("push.trigger.token", Kind.SECRET),
    PUSH_TRIGGER_TOKEN_IN("push.trigger.tokenIn", Kind.SCALAR),
    PUSH_TRIGGER_SERVER_ID("push.trigger.serverId", Kind.SCALAR),
    SMOKE_TEST_RUNTIME("smokeTest.runtime", Kind.SCALAR),
    SMOKE_TEST_WITHOUT_DOCKER("smokeTest.withoutDocker", Kind.SCALAR),
    SMOKE_TEST_PLATFORM("smokeTest.platform", Kind.SCALAR),
    SMOKE_TEST_ENVIRONMENT("smokeTest.environment", Kind.MAP),
    SMOKE_TEST_ARGS("smokeTest.args", Kind.LIST),
    SMOKE_TEST_WRITABLE_PATHS("smokeTest.writablePaths", Kind.LIST),
    SMOKE_TEST_MEMORY("smokeTest.memory", Kind.SCALAR),
    SMOKE_TEST_PROCESSES("smokeTest.processes", Kind.SCALAR),
    SMOKE_TEST_TIMEOUT("smokeTest.timeout", Kind.SCALAR),
    SMOKE_TEST_STOP_TIMEOUT("smokeTest.stopTimeout", Kind.SCALAR),
    SMOKE_TEST_STOP_EXIT_CODES("smokeTest.stopExitCodes", Kind.LIST),
    LOAD_TARGET("load.target", Kind.SCALAR),
    LOAD_CLUSTER("load.cluster", Kind.SCALAR),
    LOAD_NAMESPACE("load.namespace", Kind.SCALAR),
    LOAD_IMAGE("load.image", Kind.SCALAR),
    IMAGE_TAR("imageTar", Kind.SCALAR),
    SCAN_FAIL_ON("scan.failOn", Kind.SCALAR),
    SCAN_SEVERITY("scan.severity", Kind.SCALAR),
    SCAN_ALLOW("scan.allow", Kind.MAP),
    SCAN_DATABASE("scan.database", Kind.SCALAR),
    SCAN_GOVULNCHECK_VERSION("scan.govulncheckVersion", Kind.SCALAR),
    SCAN_IMAGE_SCANNER("scan.imageScanner", Kind.SCALAR),
    SCAN_FAIL_ON_NOT_CHECKED("scan.failOnNotChecked", Kind.SCALAR),
    SCAN_TIMEOUT("scan.timeout", Kind.SCALAR),
    SCAN_LICENSES_ALLOW("scan.licenses.allow", Kind.LIST),
    SCAN_LICENSES_DENY("scan.licenses.deny", Kind.LIST),
    SCAN_LICENSES_DECLARED("scan.licenses.declared", Kind.MAP),
    ALLOW_INSECURE_REGISTRIES("allowInsecureRegistries", Kind.SCALAR),
    SEND_CREDENTIALS_OVER_HTTP("sendCredentialsOverHttp", Kind.SCALAR),
    UPLOAD_CHUNK_SIZE("uploadChunkSize", Kind.SCALAR),
    OUTPUT_DIRECTORY("outputDirectory", Kind.SCALAR),
    CACHE_DIRECTORY("cacheDirectory", Kind.SCALAR),
    SKIP("skip", Kind.SCALAR);

    /** How a setting's value is written. */
    public enum Kind {
        SCALAR,
        /** Separated by commas in a property; {@code \,} is a comma within an item. */
        LIST,
        /** {@code key=value} separated by commas in a property. */
        MAP,
        /** A scalar that is never printed and never taken from the command line, which everybody on the machine sees. */
        SECRET
    }

    private static final String PREFIX = "gocontainer.";

    private final String path;
    private final Kind kind;

    Setting(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** The elements of the POM from the plugin's configuration down, separated by dots. */
    public String path() {
        return path;
    }

    /** The element directly below the plugin's configuration. */
    public String block() {
        return path.split("\\.", 2)[0];
    }

    public Kind kind() {
        return kind;
    }

    /** The Maven property and the name behind {@code -D}. */
    public String property() {
        return PREFIX + path;
    }

    /** The environment variable, for example {@code GOCONTAINER_CONTAINER_WORKING_DIRECTORY}. */
    public String variable() {
        return variable(property());
    }

    /** The environment variable that stands for a property. */
    public static String variable(String property) {
        // By hand: every goal asks for all settings, and hundreds of regular expressions take long in a cold JVM.
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < property.length(); i++) {
            char letter = property.charAt(i);
            if (i > 0
                    && Character.isUpperCase(letter)
                    && Character.isLetterOrDigit(property.charAt(i - 1))
                    && !Character.isUpperCase(property.charAt(i - 1))) {
                name.append('_');
            }
            name.append(letter == '.' ? '_' : Character.toUpperCase(letter));
        }
        return name.toString();
    }

    /** The elements of the POM, for example {@code <container><ports>}. */
    public String element() {
        return "<" + path.replace(".", "><") + ">";
    }
}
