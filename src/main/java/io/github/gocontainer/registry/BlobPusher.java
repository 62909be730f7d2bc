package io.github.gocontainer.registry;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.BlobStore;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.registry.client.Blobs;
import io.github.gocontainer.registry.client.RegistryTrouble;
import io.github.gocontainer.registry.client.Retries;
import io.github.gocontainer.registry.client.Uploads;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
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
    private final Optional<String> mountFrom;
    private final Retries retries;
    private final BuildLog log;
    private final String what;
    private final AtomicBoolean mountsRefused = new AtomicBoolean();

    /** @param what begins messages, for example {@code pushing ghcr.io/acme/hello:1.0} */
    BlobPusher(
            BlobStore store,
            Blobs blobs,
            Uploads uploads,
            Optional<String> mountFrom,
            Retries retries,
            BuildLog log,
            String what) {
        this.store = store;
        this.blobs = blobs;
        this.uploads = uploads;
        this.mountFrom = mountFrom;
        this.retries = retries;
        this.log = log;
        this.what = what;
    }

    Outcome push(Descriptor blob) {
        long start = System.nanoTime();
        AtomicBoolean sent = new AtomicBoolean();
        Outcome outcome = retries.run(what + ", blob " + Words.brief(blob.digest()), attempt -> bring(blob, sent));
        String done = switch (outcome) {
            case PRESENT -> "present already: blob ";
            case MOUNTED -> "mounted blob ";
            case UPLOADED -> "pushed blob ";
        };
        log.detail(done + Words.brief(blob.digest()) + " (" + Quantities.size(blob.size()) + ", "
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
        if (mountFrom.isPresent() && !mountsRefused.get()) {
            try {
                return uploads.mount(blob.digest(), mountFrom.get());
            } catch (RegistryTrouble refused) {
                // Whatever is wrong with mounting: sending the bytes shows whether it matters.
                mountsRefused.set(true);
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
