package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.application.ContainerPort;
import io.github.gocontainer.cluster.manifests.application.IngressSettings;
import io.github.gocontainer.cluster.manifests.application.NetworkAccess;
import io.github.gocontainer.cluster.manifests.application.ServiceSettings;

/** Who reaches the application, and where: Service, Ingress, NetworkPolicy. */
final class NetworkManifests {

    private final Application application;
    private final Skeleton skeleton;

    NetworkManifests(Application application, Skeleton skeleton) {
        this.application = application;
        this.skeleton = skeleton;
    }

    ObjectNode service(ServiceSettings settings) {
        ObjectNode service = skeleton.object("v1", "Service");
        ObjectNode spec = service.putObject("spec");
        spec.put("type", settings.type());
        spec.set("selector", skeleton.podLabels());
        ArrayNode ports = spec.putArray("ports");
        for (ContainerPort port : application.ports()) {
            boolean isMain = port.equals(application.ports().get(0));
            ObjectNode entry = ports.addObject()
                    .put("name", port.name())
                    .put("port", isMain ? settings.port().orElse(port.number()) : port.number())
                    .put("protocol", port.protocol())
                    .put("targetPort", port.name());
            if (isMain) {
                settings.nodePort().ifPresent(number -> entry.put("nodePort", number));
            }
        }
        return service;
    }

    ObjectNode ingress(IngressSettings settings) {
        ObjectNode ingress = skeleton.object("networking.k8s.io/v1", "Ingress");
        ObjectNode spec = ingress.putObject("spec");
        settings.className().ifPresent(name -> spec.put("ingressClassName", name));
        settings.tlsSecret().ifPresent(secret -> {
            ObjectNode tls = spec.putArray("tls").addObject();
            tls.putArray("hosts").add(settings.host());
            tls.put("secretName", secret);
        });
        ObjectNode rule = spec.putArray("rules").addObject().put("host", settings.host());
        ObjectNode path = rule.putObject("http").putArray("paths").addObject();
        path.put("path", settings.path()).put("pathType", "Prefix");
        path.putObject("backend")
                .putObject("service")
                .put("name", skeleton.name())
                .putObject("port")
                .put("name", application.ports().get(0).name());
        return ingress;
    }

    /** Connections that come in; what the application itself connects to is not restricted. */
    ObjectNode policy() {
        ObjectNode policy = skeleton.object("networking.k8s.io/v1", "NetworkPolicy");
        ObjectNode spec = policy.putObject("spec");
        spec.set("podSelector", skeleton.podSelector());
        spec.putArray("policyTypes").add("Ingress");
        ArrayNode rules = spec.putArray("ingress");
        if (application.ports().isEmpty()) {
            return policy;
        }
        ObjectNode rule = rules.addObject();
        if (application.networkAccess() == NetworkAccess.NAMESPACE) {
            rule.putArray("from").addObject().putObject("podSelector");
        }
        ArrayNode ports = rule.putArray("ports");
        for (ContainerPort port : application.ports()) {
            ports.addObject().put("port", port.name()).put("protocol", port.protocol());
        }
        return policy;
    }
}
