package io.github.gocontainer.registry.referrer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;

/**
 * A document about an image that the registry has and lists, by its own interface or under the fallback tag.
 *
 * @param manifest that refers to the image
 * @param artifactType what kind of document it is
 * @param subject the index or the platform's manifest that it is about
 */
public record AttachedReferrer(Descriptor manifest, String artifactType, Digest subject) {

    /** As it stands in {@code published.json}. */
    public ObjectNode json() {
        return Json.object()
                .put("artifactType", artifactType)
                .put("mediaType", manifest.mediaType())
                .put("digest", manifest.digest().toString())
                .put("size", manifest.size())
                .put("subject", subject.toString());
    }
}
