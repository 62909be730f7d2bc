package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.ContainerPort;
import io.github.gocontainer.cluster.manifests.application.PodSettings;
import io.github.gocontainer.cluster.manifests.application.Probe;
import io.github.gocontainer.cluster.manifests.application.Resources;
import io.github.gocontainer.oci.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The container with the image: it cannot become more than it is, and writes only where it is told to. */
final class ContainerManifest {

    private static final String TEMPORARY = "/tmp";
    private static final String GO_MEMORY_LIMIT = "GOMEMLIMIT";
    private static final BigDecimal SHARE_OF_GO = new BigDecimal("0.9");
    private static final BigDecimal MEBI = BigDecimal.valueOf(1 << 20);
    private static final int SECONDS_UNTIL_STARTED = 60;

    private final String name;
    private final PodSettings pod;

    ContainerManifest(String name, PodSettings pod) {
        this.name = name;
        this.pod = pod;
    }

    ObjectNode of(String image) {
        ObjectNode container = Json.object();
        container.put("name", name).put("image", image).put("imagePullPolicy", pod.imagePullPolicy());
        environment(container);
        if (!pod.ports().isEmpty()) {
            ArrayNode ports = container.putArray("ports");
            for (ContainerPort port : pod.ports()) {
                ports.addObject()
                        .put("name", port.name())
                        .put("containerPort", port.number())
                        .put("protocol", port.protocol());
            }
        }
        probe(container, "startupProbe", pod.probes().startup(), 1, SECONDS_UNTIL_STARTED);
        probe(container, "readinessProbe", pod.probes().readiness(), 5, 3);
        probe(container, "livenessProbe", pod.probes().liveness(), 10, 6);
        pod.preStopSleep()
                .ifPresent(pause -> container
                        .putObject("lifecycle")
                        .putObject("preStop")
                        .putObject("sleep")
                        .put("seconds", pause.toSeconds()));
        ObjectNode resources = container.putObject("resources");
        amounts(resources.putObject("requests"), pod.resources().requests());
        amounts(resources.putObject("limits"), pod.resources().limits());
        ObjectNode security = container.putObject("securityContext");
        security.put("allowPrivilegeEscalation", false);
        security.putObject("capabilities").putArray("drop").add("ALL");
        security.put("readOnlyRootFilesystem", true);
        mounts(container.putArray("volumeMounts"));
        return container;
    }

    private void environment(ObjectNode container) {
        ArrayNode sources = Json.object().arrayNode();
        pod.configMaps().stream()
                .filter(source -> source.mountPath().isEmpty())
                .forEach(source -> sources.addObject().putObject("configMapRef").put("name", source.name()));
        pod.secrets().stream()
                .filter(source -> source.mountPath().isEmpty())
                .forEach(source -> sources.addObject().putObject("secretRef").put("name", source.name()));
        if (!sources.isEmpty()) {
            container.set("envFrom", sources);
        }
        SortedMap<String, String> variables = new TreeMap<>(pod.environment());
        variables.putIfAbsent(GO_MEMORY_LIMIT, goMemoryLimit());
        ArrayNode env = container.putArray("env");
        variables.forEach((key, value) -> env.addObject().put("name", key).put("value", value));
    }

    /** Go knows a container's share of the processors, but not its limit of memory: without it, it is killed and not tidied. */
    private String goMemoryLimit() {
        BigDecimal bytes = pod.resources().limits().memory().amount().multiply(SHARE_OF_GO);
        return bytes.compareTo(MEBI) < 0
                ? bytes.setScale(0, RoundingMode.DOWN) + "B"
                : bytes.divide(MEBI, 0, RoundingMode.DOWN) + "MiB";
    }

    private static void amounts(ObjectNode node, Resources.Amounts amounts) {
        node.put("cpu", amounts.cpu().text())
                .put("memory", amounts.memory().text())
                .put("ephemeral-storage", amounts.ephemeralStorage().text());
    }

    private void probe(ObjectNode container, String field, Probe probe, int periodSeconds, int failures) {
        if (probe instanceof Probe.None || pod.ports().stream().noneMatch(ContainerPort::isTcp)) {
            return;
        }
        String port = pod.ports().stream()
                .filter(ContainerPort::isTcp)
                .findFirst()
                .map(ContainerPort::name)
                .orElseThrow();
        ObjectNode node = container.putObject(field);
        if (probe instanceof Probe.Http http) {
            node.putObject("httpGet").put("path", http.path()).put("port", port);
        } else {
            node.putObject("tcpSocket").put("port", port);
        }
        node.put("periodSeconds", periodSeconds).put("failureThreshold", failures);
    }

    private Map<String, PodSettings.Source> files() {
        Map<String, PodSettings.Source> files = new LinkedHashMap<>();
        pod.configMaps().forEach(source -> files.put("config-" + volumeName(source), source));
        pod.secrets().forEach(source -> files.put("secret-" + volumeName(source), source));
        files.values().removeIf(source -> source.mountPath().isEmpty());
        return files;
    }

    /** A volume's name has no dots and is short, the name of a ConfigMap may have them and be long. */
    private static String volumeName(PodSettings.Source source) {
        String name = source.name().replace('.', '-');
        return name.substring(0, Math.min(name.length(), 50)).replaceAll("-+$", "");
    }

    private void mounts(ArrayNode mounts) {
        mounts.addObject().put("name", "tmp").put("mountPath", TEMPORARY);
        for (int i = 0; i < pod.volumes().size(); i++) {
            mounts.addObject()
                    .put("name", "volume-" + i)
                    .put("mountPath", pod.volumes().get(i));
        }
        files().forEach((volume, source) -> mounts.addObject()
                .put("name", volume)
                .put("mountPath", source.mountPath().orElseThrow())
                .put("readOnly", true));
    }

    ArrayNode volumes() {
        ArrayNode volumes = Json.object().arrayNode();
        String limit = pod.resources().limits().ephemeralStorage().text();
        volumes.addObject().put("name", "tmp").putObject("emptyDir").put("sizeLimit", limit);
        for (int i = 0; i < pod.volumes().size(); i++) {
            volumes.addObject().put("name", "volume-" + i).putObject("emptyDir").put("sizeLimit", limit);
        }
        files().forEach((volume, source) -> {
            ObjectNode node = volumes.addObject().put("name", volume);
            if (volume.startsWith("config-")) {
                node.putObject("configMap").put("name", source.name());
            } else {
                node.putObject("secret").put("secretName", source.name());
            }
        });
        return volumes;
    }
}
