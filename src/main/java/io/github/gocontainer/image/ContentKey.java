package io.github.gocontainer.image;

import io.github.gocontainer.image.gzip.BlockGzipOutputStream;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** Names inputs by their content, so that equal inputs are not worked on twice and a file's time does not matter. */
final class ContentKey {

    /** Changes whenever the same inputs would give other bytes than with an earlier release of this plugin. */
    private static final String ENCODING = "gocontainer-2/" + BlockGzipOutputStream.ENCODING;

    private final MessageDigest digest = Digest.newMessageDigest();

    ContentKey() {
        with(ENCODING);
    }

    /** Adds a value with its length, so that no two sequences of values give the same bytes. */
    ContentKey with(Object value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /** Adds how many there are and then each by itself; the text of a list does not tell its items apart. */
    private ContentKey withAll(Collection<String> values) {
        with(values.size());
        values.forEach(this::with);
        return this;
    }

    private ContentKey withAll(Map<String, String> values) {
        return withAll(values.keySet()).withAll(values.values());
    }

    private void with(ContainerSpec container) {
        withAll(container.entrypoint()).withAll(container.arguments()).withAll(container.environment());
        withAll(container.ports())
                .with(container.user())
                .withAll(container.workingDirectory().stream().toList());
        withAll(container.labels()).withAll(container.volumes());
        withAll(container.stopSignal().stream().toList());
        withAll(container.healthCheck().map(HealthCheck::toString).stream().toList());
    }

    Digest finished() {
        return Digest.from(digest);
    }

    /** The key of a layer: paths, modes, owners, time and the content of each file, and how it is compressed. */
    static Digest of(LayerSpec layer, Instant modified, Compression compression) throws IOException {
        ContentKey key = new ContentKey().with(modified).with(compression);
        for (FileEntry entry : layer.entries()) {
            key.with(entry.path()).with(entry.mode()).with(entry.owner()).with(entry.group());
            key.with(content(entry.source()));
        }
        return key.finished();
    }

    private static String content(FileSource source) throws IOException {
        if (source instanceof FileSource.OnDisk disk) {
            return "file " + Digest.of(disk.file());
        } else if (source instanceof FileSource.Text text) {
            return "file " + Digest.of(text.content().getBytes(StandardCharsets.UTF_8));
        } else if (source instanceof FileSource.Bytes bytes) {
            return "file " + Digest.of(bytes.content());
        } else if (source instanceof FileSource.SymbolicLink link) {
            return "link " + link.target();
        }
        return "directory";
    }

    /** The key of a layer among those of all layers of a build. */
    static Digest known(Map<LayerSpec, Digest> keys, LayerSpec layer) {
        return Objects.requireNonNull(keys.get(layer), "every layer of an image has a key");
    }

    /** The key of a whole image: all that goes into its manifests and configurations besides the layers' content. */
    static Digest of(
            List<ImageSpec> images, SortedMap<String, String> indexAnnotations, Map<LayerSpec, Digest> layers) {
        ContentKey key = new ContentKey().withAll(indexAnnotations).with(images.size());
        for (ImageSpec spec : images) {
            key.with(spec.platform()).with(spec.format()).with(spec.created()).withAll(spec.annotations());
            key.with(spec.container());
            key.withAll(spec.base().map(base -> base.manifest().digest().toString()).stream()
                    .toList());
            key.with(spec.layers().size());
            spec.layers().forEach(layer -> key.with(layer.name()).with(known(layers, layer)));
        }
        return key.finished();
    }
}
