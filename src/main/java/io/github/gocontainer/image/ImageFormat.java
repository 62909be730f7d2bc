package io.github.gocontainer.image;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.MediaTypes;

/** The two families of media types in which the same image can be written. */
public enum ImageFormat {
    OCI(
            MediaTypes.OCI_MANIFEST,
            MediaTypes.OCI_INDEX,
            MediaTypes.OCI_CONFIG,
            MediaTypes.OCI_LAYER_GZIP,
            MediaTypes.OCI_LAYER),
    DOCKER(
            MediaTypes.DOCKER_MANIFEST,
            MediaTypes.DOCKER_INDEX,
            MediaTypes.DOCKER_CONFIG,
            MediaTypes.DOCKER_LAYER_GZIP,
            MediaTypes.DOCKER_LAYER);

    private final String manifest;
    private final String index;
    private final String configuration;
    private final String layer;
    private final String uncompressedLayer;

    ImageFormat(String manifest, String index, String configuration, String layer, String uncompressedLayer) {
        this.manifest = manifest;
        this.index = index;
        this.configuration = configuration;
        this.layer = layer;
        this.uncompressedLayer = uncompressedLayer;
    }

    public String manifest() {
        return manifest;
    }

    public String index() {
        return index;
    }

    public String configuration() {
        return configuration;
    }

    /**
     * The media type of a layer that is compressed in this way.
     *
     * @throws BuildFailure when the family has no name for it
     */
    public String layer(Compression compression) {
        return switch (compression) {
            case NONE -> uncompressedLayer;
            case GZIP_FAST, GZIP_BEST -> layer;
            case ZSTD -> zstd("the layers are to be compressed with zstd");
        };
    }

    /**
     * The name of a base image's layer type in this family; a type that nobody knows stays as it is.
     *
     * @throws BuildFailure when the family has no name for it
     */
    public String translate(String layerType) {
        return switch (layerType) {
            case MediaTypes.OCI_LAYER_GZIP, MediaTypes.DOCKER_LAYER_GZIP -> layer;
            case MediaTypes.OCI_LAYER, MediaTypes.DOCKER_LAYER -> uncompressedLayer;
            case MediaTypes.OCI_LAYER_ZSTD ->
                zstd("the base image has a layer of the type " + MediaTypes.OCI_LAYER_ZSTD);
            default -> layerType;
        };
    }

    private String zstd(String why) {
        if (this == DOCKER) {
            throw new BuildFailure(
                    FailureCode.BASE_IMAGE,
                    why + ", and Docker's image format has no type for zstd",
                    "write the image in the format OCI, or use gzip layers");
        }
        return MediaTypes.OCI_LAYER_ZSTD;
    }
}
