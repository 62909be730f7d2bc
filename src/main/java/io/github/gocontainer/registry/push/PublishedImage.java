package io.github.gocontainer.registry.push;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that a registry has and that was read back from it.
 *
 * @param target as it was asked for
 * @param digest of the manifest or index that all tags point to
 * @param mediaType of that manifest or index
 * @param tags in the order in which they were written
 * @param platforms the manifest of each platform
 * @param referrers the documents that were attached to it, in the order in which they were; empty when none was
 * @param transfer what it cost; not part of the files, which are the same after every push
 */
public record PublishedImage(
        ImageReference target,
        Digest digest,
        String mediaType,
        List<String> tags,
        SortedMap<Platform, Digest> platforms,
        List<AttachedReferrer> referrers,
        TransferSummary transfer) {

    private static final int SCHEMA_VERSION = 1;

    public PublishedImage {
        tags = List.copyOf(tags);
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
        referrers = List.copyOf(referrers);
    }

    /** The same when these documents are attached to it. */
    public PublishedImage with(List<AttachedReferrer> attached) {
        return new PublishedImage(target, digest, mediaType, tags, platforms, attached, transfer);
    }

    /** Repository and digest, for example {@code ghcr.io/acme/hello@sha256:...}. */
    public ImageReference reference() {
        return target.withDigest(digest);
    }

    /** The content of {@code published.json}: no times in it, so that the same image gives the same file. */
    public byte[] json() {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("image", target.name());
        document.put("digest", digest.toString());
        document.put("reference", reference().toString());
        document.put("mediaType", mediaType);
        ArrayNode written = document.putArray("tags");
        tags.forEach(written::add);
        ObjectNode manifests = document.putObject("platforms");
        platforms.forEach((platform, manifest) -> manifests.put(platform.toString(), manifest.toString()));
        ArrayNode documents = document.putArray("referrers");
        referrers.forEach(referrer -> documents.add(referrer.json()));
        return Json.pretty(document);
    }

    /** The content of {@code published.env}, for a pipeline that hands it to its next job. */
    public List<String> env() {
        return List.of(
                "GOCONTAINER_IMAGE=" + target.name(),
                "GOCONTAINER_IMAGE_DIGEST=" + digest,
                "GOCONTAINER_IMAGE_REFERENCE=" + reference(),
                "GOCONTAINER_IMAGE_TAGS=" + String.join(",", tags));
    }
}
