package io.github.gocontainer.image;

import io.github.gocontainer.oci.Platform;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that the image of one platform is made of.
 *
 * @param base empty for an image from scratch
 * @param layers from the least to the most often changed, above those of the base
 * @param created the time of every file and of the image itself, in whole seconds
 * @param annotations of the manifest
 * @param compression of the layers above those of the base
 */
public record ImageSpec(
        Platform platform,
        Optional<BaseImage> base,
        List<LayerSpec> layers,
        ContainerSpec container,
        Instant created,
        SortedMap<String, String> annotations,
        ImageFormat format,
        Compression compression) {

    public ImageSpec {
        layers = List.copyOf(layers);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
        if (!created.equals(created.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("the creation time " + created + " is not in whole seconds");
        }
    }
}
