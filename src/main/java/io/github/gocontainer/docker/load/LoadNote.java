package io.github.gocontainer.docker.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.PlatformManifest;

/**
 * {@code loaded.json}: what was loaded where, under which name.
 *
 * @param image the digest of the whole image
 * @param loaded the part of it
 * @param by what took it, for example {@code Docker 20.10.24}
 */
public record LoadNote(LoadTarget target, String by, ImageReference name, Digest image, PlatformManifest loaded) {

    /** The document. */
    public byte[] json() {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        document.put("target", target.kind().word());
        target.cluster().ifPresent(cluster -> document.put("cluster", cluster));
        document.put("by", by);
        document.put("reference", name.toString());
        document.put("digest", image.toString());
        document.put("platform", loaded.platform().toString());
        document.put("manifest", loaded.manifest().digest().toString());
        document.put("imageId", loaded.config().digest().toString());
        return Json.pretty(document);
    }
}
