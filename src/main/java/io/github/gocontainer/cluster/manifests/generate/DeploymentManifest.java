package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.application.PodSettings;

/** The Deployment: pods of the Pod Security level "restricted", replaced without a gap and spread over the nodes. */
final class DeploymentManifest {

    private static final int REVISIONS = 10;

    private final Application application;
    private final Skeleton skeleton;

    DeploymentManifest(Application application, Skeleton skeleton) {
        this.application = application;
        this.skeleton = skeleton;
    }

    ObjectNode of(String image) {
        ObjectNode deployment = skeleton.object("apps/v1", "Deployment");
        skeleton.annotations((ObjectNode) deployment.path("metadata"));
        ObjectNode spec = deployment.putObject("spec");
        if (application.autoscaling().isEmpty()) {
            spec.put("replicas", application.replicas());
        }
        spec.put("revisionHistoryLimit", REVISIONS);
        spec.set("selector", skeleton.podSelector());
        spec.putObject("strategy")
                .put("type", "RollingUpdate")
                .putObject("rollingUpdate")
                .put("maxSurge", 1)
                .put("maxUnavailable", 0);
        ObjectNode template = spec.putObject("template");
        ObjectNode metadata = template.putObject("metadata");
        skeleton.labels(metadata);
        skeleton.annotations(metadata);
        pod(template.putObject("spec"), image);
        return deployment;
    }

    private void pod(ObjectNode spec, String image) {
        PodSettings pod = application.pod();
        spec.put("automountServiceAccountToken", false);
        spec.put("enableServiceLinks", false);
        spec.put("serviceAccountName", application.serviceAccount().orElse(application.name()));
        if (!pod.imagePullSecrets().isEmpty()) {
            ArrayNode secrets = spec.putArray("imagePullSecrets");
            pod.imagePullSecrets().forEach(secret -> secrets.addObject().put("name", secret));
        }
        ObjectNode security = spec.putObject("securityContext");
        security.put("runAsNonRoot", true);
        pod.user().ifPresent(user -> security.put("runAsUser", user));
        pod.group().ifPresent(group -> security.put("runAsGroup", group).put("fsGroup", group));
        security.putObject("seccompProfile").put("type", "RuntimeDefault");
        spec.put("terminationGracePeriodSeconds", pod.terminationGracePeriod().toSeconds());
        spread(spec.putArray("topologySpreadConstraints"));
        ContainerManifest container = new ContainerManifest(application.name(), pod);
        spec.putArray("containers").add(container.of(image));
        spec.set("volumes", container.volumes());
    }

    private void spread(ArrayNode constraints) {
        for (String topology : new String[] {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}) {
            constraints
                    .addObject()
                    .put("maxSkew", 1)
                    .put("topologyKey", topology)
                    .put("whenUnsatisfiable", "ScheduleAnyway")
                    .set("labelSelector", skeleton.podSelector());
        }
    }
}
