package io.github.gocontainer.plan;

import io.github.gocontainer.cluster.manifests.ManifestSpec;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.application.Autoscaling;
import io.github.gocontainer.cluster.manifests.application.ContainerPort;
import io.github.gocontainer.cluster.manifests.application.IngressSettings;
import io.github.gocontainer.cluster.manifests.application.Names;
import io.github.gocontainer.cluster.manifests.application.NetworkAccess;
import io.github.gocontainer.cluster.manifests.application.PodSettings;
import io.github.gocontainer.cluster.manifests.application.Probe;
import io.github.gocontainer.cluster.manifests.application.Probes;
import io.github.gocontainer.cluster.manifests.application.Quantity;
import io.github.gocontainer.cluster.manifests.application.Resources;
import io.github.gocontainer.cluster.manifests.application.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Understands what {@code <kubernetes>} says about manifests, with the image's ports, user and volumes. */
final class ApplicationPlanner {

    private static final String NONE = "none";
    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PODS = 10_000;

    private final Settings settings;
    private final ImagePlan image;
    private final String artifactId;
    private final Function<String, Path> inModule;

    ApplicationPlanner(Settings settings, ImagePlan image, String artifactId, Function<String, Path> inModule) {
        this.settings = settings;
        this.image = image;
        this.artifactId = artifactId;
        this.inModule = inModule;
    }

    /** @param namespace of the cluster's block */
    ManifestPlan plan(Optional<String> namespace) {
        settings.optional(Setting.ENVIRONMENT, text -> text);
        Path directory = settings.scalar(Setting.KUBERNETES_MANIFESTS_DIRECTORY, "src/main/kubernetes", inModule);
        Optional<Boolean> generate = settings.optional(Setting.KUBERNETES_MANIFESTS_GENERATE, Settings::parseFlag);
        return new ManifestPlan(
                new ManifestSpec(application(namespace), directory, generate), settings.map(Setting.KUBERNETES_VALUES));
    }

    private Application application(Optional<String> namespace) {
        String name = settings.scalar(Setting.KUBERNETES_NAME, Names.fromArtifact(artifactId), Names::label);
        boolean createNamespace = settings.flag(Setting.KUBERNETES_CREATE_NAMESPACE, false);
        if (createNamespace && namespace.isEmpty()) {
            throw settings.rejected(
                    Setting.KUBERNETES_CREATE_NAMESPACE, "there is no <kubernetes><namespace> that could be created");
        }
        List<ContainerPort> ports = ports();
        Optional<ServiceSettings> service = service(ports);
        NetworkAccess access = settings.scalar(Setting.KUBERNETES_NETWORK_POLICY, NONE, NetworkAccess::parse);
        return new Application(
                name,
                namespace,
                createNamespace,
                keys(Setting.KUBERNETES_LABELS, true),
                keys(Setting.KUBERNETES_ANNOTATIONS, false),
                settings.scalar(Setting.KUBERNETES_REPLICAS, "2", text -> number(text, 0, MOST_PODS)),
                pod(ports),
                settings.optional(Setting.KUBERNETES_SERVICE_ACCOUNT, Names::subdomain),
                service,
                ingress(service.isPresent()),
                access,
                settings.scalar(Setting.KUBERNETES_POD_DISRUPTION_BUDGET, NONE, ApplicationPlanner::budget),
                autoscaling());
    }

    /** In the order of their numbers, TCP first: a map of the image has no order. */
    private List<ContainerPort> ports() {
        List<String> texts = image.ports().stream()
                .sorted(Comparator.comparing((String text) -> !text.endsWith("/tcp"))
                        .thenComparingInt(text -> Integer.parseInt(text.split("/")[0])))
                .toList();
        List<ContainerPort> ports = new ArrayList<>();
        texts.forEach(text -> ports.add(ContainerPort.of(text, ports.isEmpty())));
        return ports;
    }

    private PodSettings pod(List<ContainerPort> ports) {
        SortedMap<String, String> environment = settings.map(Setting.KUBERNETES_ENV);
        environment.keySet().forEach(name -> checked(Setting.KUBERNETES_ENV, () -> Forms.variableName(name)));
        Duration grace = settings.scalar(Setting.KUBERNETES_TERMINATION_GRACE_PERIOD, "30s", Forms::duration);
        Optional<Duration> sleep = settings.scalar(
                Setting.KUBERNETES_PRE_STOP_SLEEP,
                "5s",
                text -> text.equals(NONE) ? Optional.empty() : Optional.of(Forms.duration(text)));
        if (sleep.isPresent() && sleep.get().compareTo(grace) >= 0) {
            throw settings.rejected(
                    Setting.KUBERNETES_PRE_STOP_SLEEP,
                    "the sleep of " + sleep.get().toSeconds() + " s is as long as the whole grace period of "
                            + grace.toSeconds() + " s: expected less than <terminationGracePeriod>, or none");
        }
        String[] user = image.user().split(":", 2);
        return new PodSettings(
                ports,
                environment,
                settings.list(Setting.KUBERNETES_CONFIG_MAPS, List.of(), PodSettings.Source::parse),
                settings.list(Setting.KUBERNETES_SECRETS, List.of(), PodSettings.Source::parse),
                resources(),
                new Probes(
                        settings.scalar(
                                Setting.KUBERNETES_PROBES_READINESS, ports.isEmpty() ? NONE : "tcp", Probe::parse),
                        settings.scalar(Setting.KUBERNETES_PROBES_LIVENESS, NONE, Probe::parse),
                        settings.scalar(Setting.KUBERNETES_PROBES_STARTUP, NONE, Probe::parse)),
                numericId(user[0]),
                user.length == 2 ? numericId(user[1]) : Optional.empty(),
                List.copyOf(image.volumes()),
                settings.list(Setting.KUBERNETES_IMAGE_PULL_SECRETS, List.of(), Names::subdomain),
                settings.scalar(
                        Setting.KUBERNETES_IMAGE_PULL_POLICY, "Always", text -> oneOf(text, "Always", "IfNotPresent")),
                grace,
                sleep);
    }

    /** Names can only be looked up in the image, which Kubernetes does not do before it starts it. */
    private static Optional<Long> numericId(String text) {
        return text.matches("\\d{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Resources resources() {
        Quantity cpu = quantity(Setting.KUBERNETES_RESOURCES_CPU, "50m");
        Quantity cpuLimit = quantity(Setting.KUBERNETES_RESOURCES_CPU_LIMIT, "1");
        Quantity memory = quantity(Setting.KUBERNETES_RESOURCES_MEMORY, "64Mi");
        Quantity memoryLimit = quantity(Setting.KUBERNETES_RESOURCES_MEMORY_LIMIT, "256Mi");
        Quantity storage = quantity(Setting.KUBERNETES_RESOURCES_EPHEMERAL_STORAGE, "16Mi");
        Quantity storageLimit = quantity(Setting.KUBERNETES_RESOURCES_EPHEMERAL_STORAGE_LIMIT, "128Mi");
        checkLimit(Setting.KUBERNETES_RESOURCES_CPU, cpu, cpuLimit);
        checkLimit(Setting.KUBERNETES_RESOURCES_MEMORY, memory, memoryLimit);
        checkLimit(Setting.KUBERNETES_RESOURCES_EPHEMERAL_STORAGE, storage, storageLimit);
        return new Resources(
                new Resources.Amounts(cpu, memory, storage),
                new Resources.Amounts(cpuLimit, memoryLimit, storageLimit));
    }

    private Quantity quantity(Setting setting, String defaultText) {
        return settings.scalar(setting, defaultText, Quantity::parse);
    }

    private void checkLimit(Setting setting, Quantity request, Quantity limit) {
        if (request.isMoreThan(limit)) {
            throw settings.rejected(
                    setting,
                    "'" + request + "' is promised, but no more than " + limit + " is allowed: expected a limit of at"
                            + " least " + request);
        }
    }

    private Optional<ServiceSettings> service(List<ContainerPort> ports) {
        String type = settings.scalar(
                Setting.KUBERNETES_SERVICE_TYPE,
                ports.isEmpty() ? NONE : "ClusterIP",
                text -> oneOf(text, "ClusterIP", "NodePort", "LoadBalancer", NONE));
        Optional<Integer> port = settings.optional(Setting.KUBERNETES_SERVICE_PORT, ApplicationPlanner::port);
        Optional<Integer> nodePort = settings.optional(Setting.KUBERNETES_SERVICE_NODE_PORT, ApplicationPlanner::port);
        if (type.equals(NONE)) {
            return Optional.empty();
        }
        if (ports.isEmpty()) {
            throw settings.rejected(
                    Setting.KUBERNETES_SERVICE_TYPE,
                    "a Service needs a port: expected <container><ports>, for example 8080");
        }
        if (nodePort.isPresent() && type.equals("ClusterIP")) {
            throw settings.rejected(
                    Setting.KUBERNETES_SERVICE_NODE_PORT,
                    "'" + nodePort.get() + "' is of no use to a ClusterIP: expected <service><type>NodePort");
        }
        return Optional.of(new ServiceSettings(type, port, nodePort));
    }

    private Optional<IngressSettings> ingress(boolean hasService) {
        Optional<String> host = settings.optional(Setting.KUBERNETES_INGRESS_HOST, Names::subdomain);
        String path = settings.scalar(Setting.KUBERNETES_INGRESS_PATH, "/", Forms::absolutePath);
        Optional<String> className = settings.optional(Setting.KUBERNETES_INGRESS_CLASS_NAME, Names::subdomain);
        Optional<String> tls = settings.optional(Setting.KUBERNETES_INGRESS_TLS_SECRET, Names::subdomain);
        if (host.isPresent() && !hasService) {
            throw settings.rejected(
                    Setting.KUBERNETES_INGRESS_HOST,
                    "'" + host.get() + "' leads to no Service: expected a <service><type> and <container><ports>");
        }
        if (host.isEmpty() && (className.isPresent() || tls.isPresent())) {
            throw settings.rejected(
                    Setting.KUBERNETES_INGRESS_HOST,
                    "an <ingress> without a host: expected for example web.example.org");
        }
        return host.map(name -> new IngressSettings(name, path, className, tls));
    }

    private Optional<Autoscaling> autoscaling() {
        int least =
                settings.scalar(Setting.KUBERNETES_AUTOSCALING_MIN_REPLICAS, "2", text -> number(text, 1, MOST_PODS));
        Optional<Integer> most =
                settings.optional(Setting.KUBERNETES_AUTOSCALING_MAX_REPLICAS, text -> number(text, 1, MOST_PODS));
        Optional<Integer> cpu = settings.optional(Setting.KUBERNETES_AUTOSCALING_CPU, ApplicationPlanner::percent);
        Optional<Integer> memory =
                settings.optional(Setting.KUBERNETES_AUTOSCALING_MEMORY, ApplicationPlanner::percent);
        SortedMap<String, Quantity> metrics = new TreeMap<>();
        settings.map(Setting.KUBERNETES_AUTOSCALING_POD_METRICS)
                .forEach((name, text) -> checked(
                        Setting.KUBERNETES_AUTOSCALING_POD_METRICS, () -> metrics.put(name, average(name, text))));
        boolean hasMetric = cpu.isPresent() || memory.isPresent() || !metrics.isEmpty();
        if (most.isEmpty() && hasMetric) {
            throw settings.rejected(
                    Setting.KUBERNETES_AUTOSCALING_MAX_REPLICAS,
                    "it is missing: expected the most pods, for example 10");
        }
        if (most.isPresent() && !hasMetric) {
            throw settings.rejected(
                    Setting.KUBERNETES_AUTOSCALING_MAX_REPLICAS,
                    "'" + most.get()
                            + "' without a load to follow: expected <cpu>, <memory> or <podMetrics>, for example"
                            + " <cpu>70</cpu>");
        }
        if (most.isPresent() && most.get() < least) {
            throw settings.rejected(
                    Setting.KUBERNETES_AUTOSCALING_MAX_REPLICAS,
                    "'" + most.get() + "' is less than <minReplicas>, which is " + least + ": expected at least that");
        }
        return most.map(number -> new Autoscaling(least, number, cpu, memory, metrics));
    }

    private static Quantity average(String metric, String text) {
        try {
            return Quantity.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(metric + ": " + Forms.reason(e));
        }
    }

    private SortedMap<String, String> keys(Setting setting, boolean areLabels) {
        SortedMap<String, String> entries = settings.map(setting);
        entries.forEach((key, value) -> checked(setting, () -> {
            Names.checkKey(key);
            if (areLabels) {
                Names.checkLabelValue(key, value);
            }
        }));
        return entries;
    }

    private void checked(Setting setting, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            throw settings.rejected(setting, Forms.reason(e));
        }
    }

    private static Optional<String> budget(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,5}|\\d{1,2}%|100%")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a budget: expected how many pods may be missing, a number or a percentage, for example 1 or"
                    + " 25%, or none");
        }
        return Optional.of(text);
    }

    private static int port(String text) {
        return number(text, 1, HIGHEST_PORT);
    }

    private static int percent(String text) {
        return number(text, 1, 1000);
    }

    private static int number(String text, int least, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("'" + text + "' is not a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    private static String oneOf(String text, String... accepted) {
        for (String word : accepted) {
            if (word.equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is none of the accepted words: expected " + String.join(", ", accepted));
    }
}
