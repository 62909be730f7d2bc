package io.github.gocontainer.plan;

import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.cluster.change.PatchSpec;
import io.github.gocontainer.cluster.rollout.LogsSpec;
import io.github.gocontainer.cluster.rollout.RolloutSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds out what is rolled out to which cluster, from {@code <kubernetes>}. */
final class KubernetesPlanner {

    private static final String BLOCK = "kubernetes";
    private static final List<ResourceType> WORKLOADS =
            List.of(ResourceType.DEPLOYMENT, ResourceType.STATEFUL_SET, ResourceType.DAEMON_SET);
    private static final int LONGEST_NAME = 253;
    /** A DNS subdomain, as Kubernetes takes it for the names of workloads. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    /** A DNS label, as Kubernetes takes it for namespaces and containers. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Settings settings;
    private final Function<String, Path> inModule;

    /** @param inModule finds a path that starts from the module's folder */
    KubernetesPlanner(Settings settings, Function<String, Path> inModule) {
        this.settings = settings;
        this.inModule = inModule;
    }

    /** Empty when the user gave nothing about a cluster; every setting is understood all the same. */
    Optional<KubernetesPlan> plan() {
        KubernetesPlan plan = new KubernetesPlan(
                new ClusterSpec(
                        settings.optional(Setting.KUBERNETES_CONTEXT, text -> text),
                        settings.optional(Setting.KUBERNETES_NAMESPACE, KubernetesPlanner::label),
                        settings.optional(Setting.KUBERNETES_KUBECONFIG, inModule)),
                patch(),
                new RolloutSpec(
                        settings.scalar(Setting.KUBERNETES_ROLLOUT_TIMEOUT, "10m", Forms::duration),
                        settings.flag(Setting.KUBERNETES_ROLLOUT_UNDO, true)),
                settings.optional(Setting.ROLLBACK_TO_REVISION, KubernetesPlanner::revision),
                new LogsSpec(
                        settings.flag(Setting.LOGS_FOLLOW, false),
                        settings.scalar(Setting.LOGS_TAIL, "100", KubernetesPlanner::lines),
                        settings.flag(Setting.LOGS_PREVIOUS, false)));
        return settings.hasBlock(BLOCK) ? Optional.of(plan) : Optional.empty();
    }

    private Optional<PatchSpec> patch() {
        ResourceType type = settings.scalar(
                Setting.KUBERNETES_KIND, ResourceType.DEPLOYMENT.kind(), KubernetesPlanner::workloadType);
        Optional<String> container = settings.optional(Setting.KUBERNETES_CONTAINER, KubernetesPlanner::label);
        List<String> initContainers =
                settings.list(Setting.KUBERNETES_INIT_CONTAINERS, List.of(), KubernetesPlanner::label);
        return settings.optional(Setting.KUBERNETES_DEPLOYMENT, KubernetesPlanner::name)
                .map(name -> new PatchSpec(type, name, container, initContainers));
    }

    private static ResourceType workloadType(String text) {
        return WORKLOADS.stream()
                .filter(type -> type.kind().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no kind of workload: expected Deployment, StatefulSet or DaemonSet"));
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME || !NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' cannot be the name of a workload: expected lower case letters, digits, - and ., for example web");
        }
        return text;
    }

    private static String label(String text) {
        if (!LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a name: expected at most 63 lower case letters, digits and -, for example web");
        }
        return text;
    }

    private static long revision(String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a revision: expected a whole number from 1, as gocontainer:status lists them");
        }
        return Long.parseLong(text);
    }

    private static int lines(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number of lines: expected 0 to 999999");
        }
        return Integer.parseInt(text);
    }
}
