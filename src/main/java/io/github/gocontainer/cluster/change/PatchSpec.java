package io.github.gocontainer.cluster.change;

import io.github.gocontainer.cluster.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A workload that somebody else made and that gets nothing but the image.
 *
 * @param container by name; empty where there is only one
 * @param initContainers those that get the image as well
 */
public record PatchSpec(ResourceType type, String name, Optional<String> container, List<String> initContainers) {

    public PatchSpec {
        initContainers = List.copyOf(initContainers);
    }
}
