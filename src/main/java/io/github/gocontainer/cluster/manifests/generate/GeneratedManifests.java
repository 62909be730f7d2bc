package io.github.gocontainer.cluster.manifests.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.application.NetworkAccess;
import java.util.ArrayList;
import java.util.List;

/** All manifests of an application. */
public final class GeneratedManifests {

    private GeneratedManifests() {}

    /**
     * The manifests of one image.
     *
     * @param image by digest, for example {@code ghcr.io/acme/web@sha256:...}
     */
    public static List<ObjectNode> of(Application application, String image) {
        Skeleton skeleton = new Skeleton(application);
        List<ObjectNode> manifests = new ArrayList<>();
        if (application.createNamespace()) {
            application.namespace().map(skeleton::namespace).ifPresent(manifests::add);
        }
        if (application.serviceAccount().isEmpty()) {
            ObjectNode account = skeleton.object("v1", "ServiceAccount");
            account.put("automountServiceAccountToken", false);
            manifests.add(account);
        }
        NetworkManifests network = new NetworkManifests(application, skeleton);
        application.service().map(network::service).ifPresent(manifests::add);
        if (application.networkAccess() != NetworkAccess.UNRESTRICTED) {
            manifests.add(network.policy());
        }
        application.ingress().map(network::ingress).ifPresent(manifests::add);
        AvailabilityManifests availability = new AvailabilityManifests(skeleton);
        application.podDisruptionBudget().map(availability::disruptionBudget).ifPresent(manifests::add);
        application.autoscaling().map(availability::autoscaler).ifPresent(manifests::add);
        manifests.add(new DeploymentManifest(application, skeleton).of(image));
        return manifests;
    }
}
