package io.github.gocontainer.plan;

import io.github.gocontainer.docker.load.LoadKind;
import io.github.gocontainer.oci.ImageReference;
import java.util.Optional;

/**
 * Where goal load puts the image.
 *
 * @param kind empty for what the current kubeconfig context says
 * @param cluster empty for that of the context
 * @param namespace of containerd
 * @param image with a tag; empty for the target's
 */
public record LoadPlan(
        Optional<LoadKind> kind, Optional<String> cluster, String namespace, Optional<ImageReference> image) {

    private static final String KUBERNETES = "k8s.io";

    static LoadPlan of(Settings settings) {
        return new LoadPlan(
                settings.optional(Setting.LOAD_TARGET, LoadKind::parse),
                settings.optional(Setting.LOAD_CLUSTER, LoadPlan::name),
                settings.scalar(Setting.LOAD_NAMESPACE, KUBERNETES, LoadPlan::name),
                settings.optional(Setting.LOAD_IMAGE, LoadPlan::image));
    }

    private static String name(String text) {
        if (!text.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a name: expected letters, digits and . _ - between them, for example dev");
        }
        return text;
    }

    private static ImageReference image(String text) {
        ImageReference reference = ImageReference.parse(text);
        if (reference.digest().isPresent()) {
            throw new IllegalArgumentException("'" + text
                    + "' has a digest, which follows from the image itself: expected a name and a tag, for example"
                    + " hello:dev");
        }
        return reference.tag().isPresent() ? reference : reference.withTag("latest");
    }
}
