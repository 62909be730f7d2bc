package io.github.gocontainer.registry.push;

import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which image goes where.
 *
 * @param layout the built image
 * @param target its repository, with or without a tag; never with a digest, which the layout decides
 * @param tags all tags that the image gets, the one of the target first, in order and each once; {@code latest} when
 *     none is given
 * @param bases the base image of each platform, from whose repository the registry may take layers over that it has
 *     already
 */
public record PushSpec(
        ImageLayout layout, ImageReference target, List<String> tags, Map<Platform, ImageReference> bases) {

    /** An image of which no layer lies elsewhere in the registry. */
    public PushSpec(ImageLayout layout, ImageReference target, List<String> tags) {
        this(layout, target, tags, Map.of());
    }

    /**
     * @param tags besides the tag of the target
     * @throws IllegalArgumentException when a tag is malformed or the target has a digest; the message shows the
     *     accepted form
     */
    public PushSpec {
        if (target.digest().isPresent()) {
            throw new IllegalArgumentException("'" + target
                    + "' names a digest, which is decided by what was built: expected registry/repository[:tag]");
        }
        List<String> all = Stream.concat(target.tag().stream(), tags.stream())
                .map(ImageReference::checkTag)
                .distinct()
                .toList();
        tags = all.isEmpty() ? List.of("latest") : all;
        bases = Map.copyOf(bases);
    }

    /** The repository from which a platform's layers can be mounted: another one of the same registry. */
    Optional<String> mountFrom(Platform platform) {
        return Optional.ofNullable(bases.get(platform))
                .filter(base -> base.registry().equals(target.registry()))
                .map(ImageReference::repository)
                .filter(repository -> !repository.equals(target.repository()));
    }
}
