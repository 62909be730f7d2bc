package io.github.gocontainer.registry;

import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.registry.base.LockedImage;
import io.github.gocontainer.registry.client.RegistryConnection;
import io.github.gocontainer.registry.client.Uploads;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.client.exchange.Sender;
import io.github.gocontainer.registry.client.trouble.Retries;
import io.github.gocontainer.registry.client.trouble.RetryPolicy;
import io.github.gocontainer.registry.client.trouble.Waiting;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.pull.ImagePuller;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import io.github.gocontainer.registry.push.ImagePusher;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.registry.push.ReferrerPusher;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import io.github.gocontainer.registry.referrer.Referrer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Pushes and pulls images; safe for several threads, and nothing is opened before the first request. */
public final class Registries {

    private final RegistryOptions options;
    private final CredentialSource credentials;
    private final Sender sender;
    private final Waiting waiting;
    private final BuildLog log;

    /** @param transport gives the same one each time, not before the first request; whoever made it closes it */
    public Registries(
            RegistryOptions options, CredentialSource credentials, Supplier<HttpTransport> transport, BuildLog log) {
        this(options, credentials, Sender.of(transport), Waiting.real(), log);
    }

    Registries(RegistryOptions options, CredentialSource credentials, Sender sender, Waiting waiting, BuildLog log) {
        this.options = options;
        this.credentials = credentials;
        this.sender = sender;
        this.waiting = waiting;
        this.log = log;
    }

    /**
     * Brings an image into its repository, proves that it is there, and points its tags to it last; no more than one
     * request per tag when they point to it already.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when any of it fails; no tag points to an incomplete image
     *     then
     */
    public PublishedImage push(PushSpec spec) {
        return new ImagePusher(connection(spec.target()), options, retries(), log).push(spec);
    }

    /**
     * Proves that this user may push to a repository, and leaves nothing there: an upload is begun and given up.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when the registry does not answer or refuses
     */
    public void provePush(ImageReference repository) {
        Uploads uploads = new Uploads(connection(repository), repository.repository(), options.uploadChunkSize());
        retries().run("asking whether " + repository.name() + " may be pushed to", attempt -> {
            uploads.cancel(uploads.start());
            return true;
        });
    }

    /**
     * Brings documents about an image into its repository, each as a manifest that refers to the image.
     *
     * @param folder where their parts are kept until they are there
     * @return those manifests, in order
     */
    public List<AttachedReferrer> attach(ImageReference image, List<Referrer> referrers, Path folder) {
        ReferrerPusher pusher = new ReferrerPusher(connection(image), options, retries(), log, image, folder);
        return referrers.stream().map(pusher::push).toList();
    }

    /**
     * Brings what the wanted platforms need of an image into the cache.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when it has no such platform, cannot be fetched or is not
     *     what its digest promises
     */
    public PulledImage pull(PullSpec spec) {
        return puller(spec).pull();
    }

    /**
     * Looks what a reference leads to now, with the manifest of every platform; brings no layers.
     *
     * @throws io.github.gocontainer.failure.BuildFailure as {@link #pull}
     */
    public LockedImage look(PullSpec spec) {
        return puller(spec).look();
    }

    /** Asks which manifest or index a tag points to now, with one request. */
    public Digest digest(PullSpec spec) {
        return puller(spec).digest();
    }

    private ImagePuller puller(PullSpec spec) {
        return new ImagePuller(spec, connection(spec.place()), options, retries(), log);
    }

    private RegistryConnection connection(ImageReference reference) {
        return new RegistryConnection(
                reference.registry(), reference.repository(), options, this::credential, sender, waiting, log);
    }

    /** Who is asked why a push was refused wants to know which of many places a login came from. */
    private Optional<Credential> credential(String registry, String repository) {
        Optional<Credential> found = credentials.find(registry, repository);
        found.ifPresent(credential ->
                log.done("logging in to " + registry + " with the credentials of " + credential.source()));
        return found;
    }

    private Retries retries() {
        return new Retries(new RetryPolicy(options.timeBudget()), waiting, log);
    }
}
