package io.github.gocontainer.cluster.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Workloads whose number of pods is an autoscaler's to say: they have none of their own, whoever wrote the autoscaler. */
final class Autoscaled {

    private Autoscaled() {}

    static void leaveOutReplicas(List<Manifest> manifests) {
        for (Manifest autoscaler : manifests) {
            if (autoscaler.kind().equals("HorizontalPodAutoscaler")) {
                JsonNode target = autoscaler.content().path("spec").path("scaleTargetRef");
                manifests.stream()
                        .filter(manifest -> manifest.kind()
                                        .equals(target.path("kind").asText())
                                && manifest.name().equals(target.path("name").asText()))
                        .map(manifest -> manifest.content().path("spec"))
                        .filter(ObjectNode.class::isInstance)
                        .forEach(spec -> ((ObjectNode) spec).remove("replicas"));
            }
        }
    }
}
