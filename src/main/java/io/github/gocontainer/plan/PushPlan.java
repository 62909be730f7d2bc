package io.github.gocontainer.plan;

import io.github.gocontainer.oci.ImageReference;
import java.util.List;

/**
 * Where the image goes.
 *
 * @param repository without tag and digest
 * @param tags at least one, none twice
 */
public record PushPlan(ImageReference repository, List<String> tags) {

    public PushPlan {
        tags = List.copyOf(tags);
    }
}
