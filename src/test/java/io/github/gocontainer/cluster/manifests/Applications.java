package io.github.gocontainer.cluster.manifests;

import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.application.Autoscaling;
import io.github.gocontainer.cluster.manifests.application.ContainerPort;
import io.github.gocontainer.cluster.manifests.application.IngressSettings;
import io.github.gocontainer.cluster.manifests.application.NetworkAccess;
import io.github.gocontainer.cluster.manifests.application.PodSettings;
import io.github.gocontainer.cluster.manifests.application.Probe;
import io.github.gocontainer.cluster.manifests.application.Probes;
import io.github.gocontainer.cluster.manifests.application.Quantity;
import io.github.gocontainer.cluster.manifests.application.Resources;
import io.github.gocontainer.cluster.manifests.application.ServiceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Applications as the plan makes them of little and of much configuration. */
public final class Applications {

    private Applications() {}

    /** One port and nothing else said. */
    public static Application small() {
        return new Application(
                "web",
                Optional.empty(),
                false,
                new TreeMap<>(),
                new TreeMap<>(),
                2,
                new PodSettings(
                        List.of(ContainerPort.of("8080/tcp", true)),
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        resources("50m", "64Mi", "16Mi", "1", "256Mi", "128Mi"),
                        new Probes(new Probe.Tcp(), new Probe.None(), new Probe.None()),
                        Optional.of(65532L),
                        Optional.of(65532L),
                        List.of(),
                        List.of(),
                        "Always",
                        Duration.ofSeconds(30),
                        Optional.of(Duration.ofSeconds(5))),
                Optional.empty(),
                Optional.of(new ServiceSettings("ClusterIP", Optional.empty(), Optional.empty())),
                Optional.empty(),
                NetworkAccess.UNRESTRICTED,
                Optional.empty(),
                Optional.empty());
    }

    /** The same in a namespace, with pods that end at once. */
    public static Application quick(String namespace, boolean createNamespace, int replicas) {
        Application small = small();
        PodSettings pod = small.pod();
        return new Application(
                "web",
                Optional.of(namespace),
                createNamespace,
                small.labels(),
                small.annotations(),
                replicas,
                new PodSettings(
                        pod.ports(),
                        pod.environment(),
                        pod.configMaps(),
                        pod.secrets(),
                        pod.resources(),
                        pod.probes(),
                        pod.user(),
                        pod.group(),
                        pod.volumes(),
                        pod.imagePullSecrets(),
                        pod.imagePullPolicy(),
                        Duration.ofSeconds(5),
                        Optional.empty()),
                small.serviceAccount(),
                small.service(),
                small.ingress(),
                small.networkAccess(),
                small.podDisruptionBudget(),
                small.autoscaling());
    }

    /** All that can be generated. */
    public static Application full() {
        return new Application(
                "web",
                Optional.of("shop"),
                true,
                new TreeMap<>(Map.of("example.org/team", "blue")),
                new TreeMap<>(Map.of("example.org/owner", "me")),
                3,
                new PodSettings(
                        List.of(
                                ContainerPort.of("8080/tcp", true),
                                ContainerPort.of("9090/tcp", false),
                                ContainerPort.of("53/udp", false)),
                        new TreeMap<>(Map.of("LOG_LEVEL", "info", "DEBUG", "no")),
                        List.of(PodSettings.Source.parse("settings"), PodSettings.Source.parse("files:/etc/web")),
                        List.of(
                                PodSettings.Source.parse("tokens"),
                                PodSettings.Source.parse("database.web:/etc/database")),
                        resources("100m", "32Mi", "1Mi", "500m", "128Mi", "10Mi"),
                        new Probes(new Probe.Http("/readyz"), new Probe.Http("/livez"), new Probe.Tcp()),
                        Optional.of(20000L),
                        Optional.of(30000L),
                        List.of("/data"),
                        List.of("registry"),
                        "Always",
                        Duration.ofMinutes(1),
                        Optional.of(Duration.ofSeconds(10))),
                Optional.empty(),
                Optional.of(new ServiceSettings("NodePort", Optional.of(80), Optional.of(30080))),
                Optional.of(
                        new IngressSettings("web.example.org", "/web", Optional.of("nginx"), Optional.of("web-tls"))),
                NetworkAccess.NAMESPACE,
                Optional.of("25%"),
                Optional.of(new Autoscaling(
                        2,
                        10,
                        Optional.of(70),
                        Optional.of(80),
                        new TreeMap<>(Map.of("http_requests_queued", Quantity.parse("10"))))));
    }

    private static Resources resources(String... texts) {
        List<Quantity> amounts = List.of(texts).stream().map(Quantity::parse).toList();
        return new Resources(
                new Resources.Amounts(amounts.get(0), amounts.get(1), amounts.get(2)),
                new Resources.Amounts(amounts.get(3), amounts.get(4), amounts.get(5)));
    }
}
