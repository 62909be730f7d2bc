package io.github.gocontainer.plan;

import io.github.gocontainer.oci.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out where the image goes, from {@code <to>}. */
final class TargetPlanner {

    private static final String DEFAULT_TAG = "latest";

    private final Settings settings;
    private final String artifactId;

    TargetPlanner(Settings settings, String artifactId) {
        this.settings = settings;
        this.artifactId = artifactId;
    }

    Optional<PushPlan> plan() {
        Optional<ImageReference> image = settings.optional(Setting.TO_IMAGE, ImageReference::parse);
        Optional<ImageReference> fromRegistry = settings.optional(Setting.TO_REGISTRY, this::withArtifact);
        List<String> tags = settings.list(Setting.TO_TAGS, List.of(), ImageReference::checkTag);
        if (image.isPresent() && image.get().digest().isPresent()) {
            throw settings.rejected(
                    Setting.TO_IMAGE, "'" + image.get() + "' has a digest, but the digest is what this build makes");
        }
        Optional<ImageReference> target = settings.isStronger(Setting.TO_REGISTRY, Setting.TO_IMAGE)
                ? fromRegistry
                : image.or(() -> fromRegistry);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>(target.get().tag().stream().toList());
        all.addAll(tags);
        if (all.isEmpty()) {
            all.add(DEFAULT_TAG);
            settings.derived(Setting.TO_TAGS, List.of(DEFAULT_TAG));
        }
        ImageReference repository = new ImageReference(
                target.get().registry(), target.get().repository(), Optional.empty(), Optional.empty());
        return Optional.of(new PushPlan(repository, new ArrayList<>(all)));
    }

    private ImageReference withArtifact(String registry) {
        String prefix = registry.endsWith("/") ? registry.substring(0, registry.length() - 1) : registry;
        ImageReference reference = ImageReference.parse(prefix + "/" + artifactId);
        if (reference.tag().isPresent() || reference.digest().isPresent()) {
            throw new IllegalArgumentException(
                    "'" + registry + "' is not a registry: expected host[:port][/path], for example ghcr.io/acme");
        }
        return reference;
    }
}
