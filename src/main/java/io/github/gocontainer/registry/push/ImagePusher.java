package io.github.gocontainer.registry.push;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.process.SideBySide;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.Manifests;
import io.github.gocontainer.registry.client.RegistryConnection;
import io.github.gocontainer.registry.client.Uploads;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.trouble.Retries;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Copies a layout to a registry: blobs, then manifests, then the proof that it is there, and tags last. */
public final class ImagePusher {

    private final RegistryConnection connection;
    private final RegistryOptions options;
    private final Retries retries;
    private final BuildLog log;

    public ImagePusher(RegistryConnection connection, RegistryOptions options, Retries retries, BuildLog log) {
        this.connection = connection;
        this.options = options;
        this.retries = retries;
        this.log = log;
    }

    public PublishedImage push(PushSpec spec) {
        String what = "pushing " + spec.target();
        ImageContents contents = ImageContents.read(spec.layout());
        Manifests manifests = Manifests.toWrite(connection, spec.target().repository());
        TagWriter tags = new TagWriter(manifests, retries, log, what);
        Map<String, Optional<Digest>> before = tags.look(spec.tags());
        Optional<Digest> built = Optional.of(contents.root().digest());
        if (before.values().stream().allMatch(built::equals)) {
            log.detail("already pushed: " + spec.target().name() + "@"
                    + contents.root().digest());
            return published(spec, contents, new TransferSummary(0, 0, 0, 0, connection.requests(), true));
        }
        AtomicLong bytes = new AtomicLong();
        Map<BlobPusher.Outcome, Integer> blobs = pushBlobs(spec, contents, what, bytes);
        pushManifests(contents, manifests, what);
        byte[] root = document(contents, contents.root(), what);
        before.forEach((tag, old) -> tags.write(tag, old, contents.root().mediaType(), root));
        return published(
                spec,
                contents,
                new TransferSummary(
                        blobs.getOrDefault(BlobPusher.Outcome.UPLOADED, 0),
                        blobs.getOrDefault(BlobPusher.Outcome.MOUNTED, 0),
                        blobs.getOrDefault(BlobPusher.Outcome.PRESENT, 0),
                        bytes.get(),
                        connection.requests(),
                        false));
    }

    private Map<BlobPusher.Outcome, Integer> pushBlobs(
            PushSpec spec, ImageContents contents, String what, AtomicLong bytes) {
        String repository = spec.target().repository();
        BlobPusher pusher = new BlobPusher(
                contents.store(),
                Blobs.toWrite(connection, repository),
                new Uploads(connection, repository, options.uploadChunkSize()),
                MountSources.of(spec, contents),
                retries,
                log,
                what);
        List<BlobPusher.Outcome> outcomes = new SideBySide(options.parallelTransfers())
                .run(what, contents.blobs(), blob -> {
                    BlobPusher.Outcome outcome = pusher.push(blob);
                    if (outcome == BlobPusher.Outcome.UPLOADED) {
                        bytes.addAndGet(blob.size());
                    }
                    return outcome;
                });
        Map<BlobPusher.Outcome, Integer> counts = new EnumMap<>(BlobPusher.Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        return counts;
    }

    /** By digest, so that no tag moves before everything below it is proved to be there. */
    private void pushManifests(ImageContents contents, Manifests manifests, String what) {
        for (Descriptor manifest : contents.manifests()) {
            byte[] document = document(contents, manifest, what);
            retries.run(what + ", manifest " + manifest.digest().brief(), attempt -> {
                if (attempt == 1
                        || manifests.digest(manifest.digest().toString()).isEmpty()) {
                    manifests.write("write manifest", manifest.digest().toString(), manifest.mediaType(), document);
                }
                manifests.readBack(manifest.digest(), document);
                return manifest;
            });
        }
    }

    private byte[] document(ImageContents contents, Descriptor descriptor, String what) {
        return retries.run(what, attempt -> contents.store().document(descriptor.digest()));
    }

    private static PublishedImage published(PushSpec spec, ImageContents contents, TransferSummary transfer) {
        return new PublishedImage(
                spec.target(),
                contents.root().digest(),
                contents.root().mediaType(),
                spec.tags(),
                contents.platforms(),
                List.of(),
                transfer);
    }
}
