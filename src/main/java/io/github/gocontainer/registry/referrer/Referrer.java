package io.github.gocontainer.registry.referrer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A document about an image, before it is one of the registry's manifests; the same document gives the same digest.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage">OCI
 *     image specification, manifest.md, Guidelines for Artifact Usage</a>
 */
public final class Referrer {

    private static final int SCHEMA_VERSION = 2;

    private final Descriptor subject;
    private final String artifactType;
    private final byte[] content;
    private final SortedMap<String, String> annotations;

    /**
     * A document about an image.
     *
     * @param subject the manifest or index that it is about
     * @param artifactType what kind of document it is, for example {@code application/vnd.cyclonedx+json}
     * @param annotations of its manifest
     */
    public Referrer(Descriptor subject, String artifactType, byte[] content, SortedMap<String, String> annotations) {
        this.subject = subject;
        this.artifactType = artifactType;
        this.content = content.clone();
        this.annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    public Descriptor subject() {
        return subject;
    }

    /** The same when a registry has it under this manifest. */
    public AttachedReferrer attachedAs(Descriptor manifest) {
        return new AttachedReferrer(manifest, artifactType, subject.digest());
    }

    public SortedMap<String, String> annotations() {
        return annotations;
    }

    /** Its parts in a store on this machine. */
    public static final class Stored {

        private final List<Descriptor> blobs;
        private final Descriptor descriptor;
        private final byte[] manifest;

        private Stored(List<Descriptor> blobs, Descriptor descriptor, byte[] manifest) {
            this.blobs = blobs;
            this.descriptor = descriptor;
            this.manifest = manifest;
        }

        /** What must be in the repository before the manifest. */
        public List<Descriptor> blobs() {
            return blobs;
        }

        public Descriptor descriptor() {
            return descriptor;
        }

        /** The bytes of it. */
        public byte[] manifest() {
            return manifest;
        }
    }

    /** Writes its blobs. */
    public Stored store(BlobStore store) throws IOException {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        Descriptor configuration = Descriptor.of(MediaTypes.OCI_EMPTY, store.write(nothing), nothing.length);
        Descriptor document = Descriptor.of(artifactType, store.write(content), content.length);
        byte[] manifest = manifest(configuration, document);
        return new Stored(
                List.of(configuration, document),
                Descriptor.of(MediaTypes.OCI_MANIFEST, store.write(manifest), manifest.length),
                manifest);
    }

    private byte[] manifest(Descriptor configuration, Descriptor document) {
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", SCHEMA_VERSION);
        manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("artifactType", artifactType);
        manifest.set("config", Descriptors.write(configuration));
        manifest.putArray("layers").add(Descriptors.write(document));
        // A descriptor of a subject has neither platform nor annotations.
        manifest.set(
                "subject", Descriptors.write(Descriptor.of(subject.mediaType(), subject.digest(), subject.size())));
        if (!annotations.isEmpty()) {
            ObjectNode written = manifest.putObject("annotations");
            annotations.forEach(written::put);
        }
        return Json.compact(manifest);
    }

    /** How it stands in a list of referrers. */
    ObjectNode entry(Descriptor descriptor) {
        ObjectNode entry = Json.object();
        entry.put("mediaType", descriptor.mediaType());
        entry.put("digest", descriptor.digest().toString());
        entry.put("size", descriptor.size());
        entry.put("artifactType", artifactType);
        if (!annotations.isEmpty()) {
            ObjectNode written = entry.putObject("annotations");
            annotations.forEach(written::put);
        }
        return entry;
    }

    /** The same in a list that others have written, too. */
    public byte[] addTo(Optional<byte[]> list, Descriptor descriptor) throws IOException {
        return ReferrerList.with(list, entry(descriptor));
    }
}
