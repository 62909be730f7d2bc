package io.github.gocontainer.registry.pull;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.Manifests;
import io.github.gocontainer.registry.client.trouble.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The manifests and blobs of one image, from the cache where they are in it, else from the registry into the cache. */
final class BaseDocuments {

    private final PullSpec spec;
    private final BlobCache cache;
    private final ReferenceMemory memory;
    private final Manifests manifests;
    private final Blobs blobs;
    private final Retries retries;
    private final BuildLog log;
    private final String what;

    BaseDocuments(PullSpec spec, BlobCache cache, Manifests manifests, Blobs blobs, Retries retries, BuildLog log) {
        this.spec = spec;
        this.cache = cache;
        this.memory = new ReferenceMemory(spec.cacheDirectory(), log);
        this.manifests = manifests;
        this.blobs = blobs;
        this.retries = retries;
        this.log = log;
        this.what = spec.what();
    }

    /** What the reference means now, or meant when it was last asked for. */
    Digest resolve() {
        ImageReference reference = spec.reference();
        if (reference.digest().isPresent()) {
            return reference.digest().get();
        }
        Optional<Digest> remembered = memory.find(reference);
        if (spec.offline()) {
            return remembered.orElseThrow(this::notCached);
        }
        return retries.run(what, attempt -> {
            Optional<Digest> now =
                    remembered.isPresent() ? manifests.digest(reference.manifestName()) : Optional.empty();
            return now.isPresent() ? now.get() : keep(manifests.read(reference.manifestName()));
        });
    }

    /** A manifest or index. */
    byte[] manifest(Digest digest) {
        Optional<byte[]> cached = cache.document(digest);
        if (cached.isPresent()) {
            return cached.get();
        }
        requireOnline();
        return retries.run(what + ", manifest " + digest.brief(), attempt -> {
            byte[] document = manifests.read(digest.toString());
            keep(document);
            return document;
        });
    }

    /** Brings a configuration or layer into the cache. */
    Descriptor blob(Descriptor blob) {
        String whatBlob = what + ", blob " + blob.digest().brief();
        boolean cached = retries.run(whatBlob, attempt -> cache.holds(blob));
        if (!cached) {
            requireOnline();
            download(blob, whatBlob);
        }
        return blob;
    }

    /** A small blob, such as a configuration. */
    byte[] document(Descriptor blob) {
        blob(blob);
        return retries.run(what, attempt -> cache.store().document(blob.digest()));
    }

    /** Called when all of the image is in the cache, so that a build without network finds all of it. */
    void remember(Digest digest) {
        if (spec.reference().digest().isEmpty() && !spec.offline()) {
            retries.run(what, attempt -> {
                memory.remember(spec.reference(), digest);
                return digest;
            });
        }
    }

    private void download(Descriptor blob, String whatBlob) {
        long start = System.nanoTime();
        try (BlobDownload download = BlobDownload.to(cache.store().path(blob.digest()), blob)) {
            retries.run(whatBlob, attempt -> {
                cache.keep(download.finish(blobs), blob.digest());
                return blob;
            });
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES, whatBlob + " failed, a file cannot be written: " + e.getMessage(), null, e);
        }
        log.detail("pulled blob " + blob.digest().brief() + " (" + Quantities.size(blob.size()) + ", "
                + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
    }

    private Digest keep(byte[] document) throws IOException {
        cache.keep(document);
        return Digest.of(document);
    }

    private void requireOnline() {
        if (spec.offline()) {
            throw notCached();
        }
    }

    private BuildFailure notCached() {
        return new BuildFailure(
                FailureCode.BASE_IMAGE,
                what + " failed: it is not, or not completely, in the cache " + spec.cacheDirectory()
                        + ", and Maven works offline (-o)",
                "build once without -o");
    }
}
