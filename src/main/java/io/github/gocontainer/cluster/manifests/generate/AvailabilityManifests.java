package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Autoscaling;
import io.github.gocontainer.oci.Json;

/** How many pods there are, and how many may be missing: HorizontalPodAutoscaler and PodDisruptionBudget. */
final class AvailabilityManifests {

    private final Skeleton skeleton;

    AvailabilityManifests(Skeleton skeleton) {
        this.skeleton = skeleton;
    }

    ObjectNode disruptionBudget(String maxUnavailable) {
        ObjectNode budget = skeleton.object("policy/v1", "PodDisruptionBudget");
        ObjectNode spec = budget.putObject("spec");
        spec.set("selector", skeleton.podSelector());
        if (maxUnavailable.endsWith("%")) {
            spec.put("maxUnavailable", maxUnavailable);
        } else {
            spec.put("maxUnavailable", Integer.parseInt(maxUnavailable));
        }
        // A pod that is not ready serves nobody: it may be moved.
        spec.put("unhealthyPodEvictionPolicy", "AlwaysAllow");
        return budget;
    }

    ObjectNode autoscaler(Autoscaling settings) {
        ObjectNode autoscaler = skeleton.object("autoscaling/v2", "HorizontalPodAutoscaler");
        ObjectNode spec = autoscaler.putObject("spec");
        spec.putObject("scaleTargetRef")
                .put("apiVersion", "apps/v1")
                .put("kind", "Deployment")
                .put("name", skeleton.name());
        spec.put("minReplicas", settings.minReplicas()).put("maxReplicas", settings.maxReplicas());
        ArrayNode metrics = spec.putArray("metrics");
        settings.cpu().ifPresent(percent -> metrics.add(resource("cpu", percent)));
        settings.memory().ifPresent(percent -> metrics.add(resource("memory", percent)));
        settings.podMetrics().forEach((name, average) -> {
            ObjectNode pods = metrics.addObject().put("type", "Pods").putObject("pods");
            pods.putObject("metric").put("name", name);
            pods.putObject("target").put("type", "AverageValue").put("averageValue", average.text());
        });
        return autoscaler;
    }

    private static ObjectNode resource(String name, int percent) {
        ObjectNode metric = Json.object().put("type", "Resource");
        metric.putObject("resource")
                .put("name", name)
                .putObject("target")
                .put("type", "Utilization")
                .put("averageUtilization", percent);
        return metric;
    }
}
