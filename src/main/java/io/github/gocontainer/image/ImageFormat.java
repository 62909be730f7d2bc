package io.github.gocontainer.image;

import io.github.gocontainer.oci.MediaTypes;

/** The two families of media types in which the same image can be written. */
public enum ImageFormat {
    OCI(MediaTypes.OCI_MANIFEST, MediaTypes.OCI_INDEX, MediaTypes.OCI_CONFIG, MediaTypes.OCI_LAYER_GZIP),
    DOCKER(MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_INDEX, MediaTypes.DOCKER_CONFIG, MediaTypes.DOCKER_LAYER_GZIP);

    private final String manifest;
    private final String index;
    private final String configuration;
    private final String layer;

    ImageFormat(String manifest, String index, String configuration, String layer) {
        this.manifest = manifest;
        this.index = index;
        this.configuration = configuration;
        this.layer = layer;
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

    /** The media type of a gzip layer. */
    public String layer() {
        return layer;
    }

    /** The name of a base image's layer type in this family; a type that the family lacks stays as it is. */
    public String translate(String layerType) {
        return layerType.equals(MediaTypes.OCI_LAYER_GZIP) || layerType.equals(MediaTypes.DOCKER_LAYER_GZIP)
                ? layer
                : layerType;
    }
}
