package io.github.gocontainer.registry.push;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.Uploads;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings one blob after the other into a repository with as few bytes as it takes: it is there, it is mounted, it is sent. */
final class BlobPusher {

    /** How a blob came into the repository. */
    enum Outcome {
        PRESENT,
        MOUNTED,
        UPLOADED
    }

    private final BlobStore store;
    private final Blobs blobs;
    private final Uploads uploads;
    private final MountSources sources;
    private final Retries retries;
    private final BuildLog log;
    private final String what;
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();

    /** @param what begins messages, for example {@code pushing ghcr.io/acme/hello:1.0} */
    BlobPusher(
            BlobStore store,
            Blobs blobs,
            Uploads uploads,
            MountSources sources,
            Retries retries,
            BuildLog log,
            String what) {
        this.store = store;
        this.blobs = blobs;
        this.uploads = uploads;
        this.sources = sources;
        this.retries = retries;
        this.log = log;
        this.what = what;
    }

    Outcome push(Descriptor blob) {
        long start = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        Outcome outcome = retries.run(what + ", blob " + blob.digest().brief(), attempt -> bring(blob, sent));
        String done = switch (outcome) {
            case PRESENT -> "present already: blob ";
            case MOUNTED -> "mounted blob ";
            case UPLOADED -> "pushed blob ";
        };
        log.detail(done + blob.digest().brief() + " (" + Quantities.size(blob.size()) + ", "
                + Quantities.time(Duration.ofNanos(System.nanoTime() - start)) + ")");
        return outcome;
    }

    /** @param sent remembers that an earlier attempt sent the bytes, when only its answer was lost */
    private Outcome bring(Descriptor blob, AtomicBoolean sent) throws IOException {
        if (blobs.has(blob.digest())) {
            return sent.get() ? Outcome.UPLOADED : Outcome.PRESENT;
        }
        Uploads.Start start = begin(blob);
        if (start instanceof Uploads.Session session) {
            requireUndamaged(blob);
            boolean again = sent.getAndSet(true);
            uploads.send(session, store.path(blob.digest()), blob.digest(), blob.size(), again);
        }
        blobs.requireAfterPush(blob.digest());
        return start instanceof Uploads.Session ? Outcome.UPLOADED : Outcome.MOUNTED;
    }

    private Uploads.Start begin(Descriptor blob) throws IOException {
        Optional<String> source = sources.find(blob.digest()).filter(repository -> !refusing.contains(repository));
        if (source.isPresent()) {
            try {
                return uploads.mount(blob.digest(), source.get());
            } catch (RegistryTrouble refused) {
                // Whatever is wrong with mounting from there: sending the bytes shows whether it matters.
                refusing.add(source.get());
                log.detail(refused.trouble().line() + "; blobs are sent instead");
            }
        }
        return uploads.start();
    }

    private void requireUndamaged(Descriptor blob) throws IOException {
        if (!store.holds(blob.digest(), blob.size())) {
            throw new BuildFailure(
                    FailureCode.INTEGRITY,
                    what + " failed: " + store.path(blob.digest()) + " is damaged, its content has another digest",
                    "build the image again: mvn package");
        }
    }
}
