package io.github.gocontainer.registry.push;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.Manifests;
import io.github.gocontainer.registry.client.Referrers;
import io.github.gocontainer.registry.client.RegistryConnection;
import io.github.gocontainer.registry.client.Uploads;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.trouble.Retries;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import io.github.gocontainer.registry.referrer.Referrer;
import io.github.gocontainer.registry.referrer.ReferrerList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Brings a document about an image into its repository and into the list of those that refer to the image. */
public final class ReferrerPusher {

    /** How often a list is written again because somebody else wrote it at the same time. */
    private static final int MOST_ROUNDS = 30;

    private static final Duration OTHER_WRITERS = Duration.ofSeconds(1);

    private final BlobStore store;
    private final BlobPusher blobs;
    private final Manifests manifests;
    private final Referrers referrers;
    private final Retries retries;
    private final String what;

    /** @param folder where the parts of documents are kept until they are there */
    public ReferrerPusher(
            RegistryConnection connection,
            RegistryOptions options,
            Retries retries,
            BuildLog log,
            ImageReference image,
            Path folder) {
        String repository = image.repository();
        this.what = "attaching to " + image;
        this.retries = retries;
        this.store = new BlobStore(folder);
        this.manifests = Manifests.toWrite(connection, repository);
        this.referrers = new Referrers(connection, repository);
        this.blobs = new BlobPusher(
                store,
                Blobs.toWrite(connection, repository),
                new Uploads(connection, repository, options.uploadChunkSize()),
                MountSources.none(),
                retries,
                log,
                what);
    }

    /** Returns when the registry has it and lists it. */
    public AttachedReferrer push(Referrer referrer) {
        Referrer.Stored stored = retries.run(what, attempt -> referrer.store(store));
        stored.blobs().forEach(blobs::push);
        Digest digest = stored.descriptor().digest();
        boolean noted = retries.run(what + ", manifest " + digest.brief(), attempt -> {
            Optional<Digest> subject =
                    manifests.write("write referrer", digest.toString(), MediaTypes.OCI_MANIFEST, stored.manifest());
            manifests.readBack(digest, stored.manifest());
            return subject.isPresent();
        });
        if (!noted && !isListed(referrer, digest)) {
            addToFallbackTag(referrer, stored.descriptor());
        }
        return referrer.attachedAs(stored.descriptor());
    }

    /** Some registries keep the list and do not say so when they get a manifest. */
    private boolean isListed(Referrer referrer, Digest digest) {
        return retries.run(what + ", its referrers", attempt -> {
            Optional<byte[]> list = referrers.list(referrer.subject().digest());
            return list.isPresent() && ReferrerList.names(list.get(), digest);
        });
    }

    /**
     * There is no way to change a tag only if it is unchanged. So it is written, looked at, looked at once more when
     * somebody who had read the old list has had time to write his, and if need be written again.
     */
    private void addToFallbackTag(Referrer referrer, Descriptor descriptor) {
        String tag = Referrers.fallbackTag(referrer.subject().digest());
        String whatTag = what + ", tag " + tag;
        boolean written = false;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Optional<byte[]> list = retries.run(whatTag, attempt -> current(tag));
            if (list.isPresent() && names(whatTag, list.get(), descriptor)) {
                if (!written) {
                    return;
                }
                written = false;
                retries.pause(whatTag, OTHER_WRITERS);
                continue;
            }
            byte[] longer = retries.run(whatTag, attempt -> referrer.addTo(list, descriptor));
            retries.run(whatTag, attempt -> manifests.write("write tag " + tag, tag, MediaTypes.OCI_INDEX, longer));
            written = true;
        }
        throw new BuildFailure(
                FailureCode.REGISTRY,
                whatTag + " failed: others write the list of referrers at the same time, again and again ("
                        + MOST_ROUNDS + " rounds)",
                "push again when they have finished");
    }

    private boolean names(String whatTag, byte[] list, Descriptor descriptor) {
        return retries.run(whatTag, attempt -> ReferrerList.names(list, descriptor.digest()));
    }

    private Optional<byte[]> current(String tag) throws IOException {
        return manifests.digest(tag).isPresent() ? Optional.of(manifests.read(tag)) : Optional.empty();
    }
}
