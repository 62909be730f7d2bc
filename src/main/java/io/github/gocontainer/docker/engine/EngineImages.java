package io.github.gocontainer.docker.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.LoadResponseItem;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.PlatformManifest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The images of an engine. */
public final class EngineImages {

    private static final Duration TRANSFER = Duration.ofMinutes(30);

    private final Engine engine;

    public EngineImages(Engine engine) {
        this.engine = engine;
    }

    /** The id under which the engine has exactly this image: its configuration's digest, in newer engines its manifest's. */
    public Optional<String> find(PlatformManifest image) {
        return id(image.config().digest().toString())
                .or(() -> id(image.manifest().digest().toString()));
    }

    /** The id of what a name or digest means to the engine. */
    Optional<String> id(String name) {
        return engine.call("inspect the image " + name, Engine.SHORT, client -> {
            try {
                InspectImageResponse found = client.inspectImageCmd(name).exec();
                return Optional.ofNullable(found.getId());
            } catch (NotFoundException notThere) {
                return Optional.empty();
            }
        });
    }

    /**
     * Loads the image without any registry, and proves that it is the same one.
     *
     * @param names under which it is then known; none for its digest alone
     * @return its id
     */
    public String load(PlatformManifest image, List<ImageReference> names) {
        String what = "load the image " + image.manifest().digest();
        engine.call(what, TRANSFER, client -> {
            try (InputStream archive = new ArchiveStream(new DockerArchive(image, names))) {
                Outcome<LoadResponseItem> outcome = new Outcome<>();
                client.loadImageAsyncCmd(archive).exec(outcome);
                outcome.await(what, engine.address());
                return true;
            } catch (IOException e) {
                throw EngineFailures.of(what, engine.address(), e);
            }
        });
        return find(image)
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.INTEGRITY,
                        "the Docker engine at " + engine.address() + " took the image, but has neither an image "
                                + image.config().digest() + " nor "
                                + image.manifest().digest() + " now",
                        "look at its own log"));
    }

    /** Pulls what is not there; the engine talks to the registry by itself. */
    String pull(ImageReference reference, Optional<EngineLogin> login) {
        String name = reference.toString();
        Optional<String> there = id(name);
        if (there.isPresent()) {
            return there.get();
        }
        String what = "pull " + name;
        engine.call(what, TRANSFER, client -> {
            PullImageCmd command = client.pullImageCmd(name);
            login.ifPresent(found -> command.withAuthConfig(new AuthConfig()
                    .withRegistryAddress(reference.registry())
                    .withUsername(found.username())
                    .withPassword(found.password())));
            Outcome<PullResponseItem> outcome = new Outcome<>();
            command.exec(outcome);
            outcome.await(what, engine.address());
            return true;
        });
        return id(name).orElseThrow(() -> EngineFailures.of(
                what, engine.address(), new IOException("it says that it did, but does not have it")));
    }

    /** Removes an image that nobody else uses; whether it could be is not important. */
    void removeQuietly(String id) {
        try {
            engine.call("remove the image " + id, Engine.LONG, client -> {
                client.removeImageCmd(id).exec();
                return true;
            });
        } catch (BuildFailure stillUsed) {
            return;
        }
    }

    /** The end of a long answer, in which the engine says errors after the status 200. */
    private static final class Outcome<T extends ResponseItem> extends ResultCallback.Adapter<T> {
        private @Nullable String error;

        @Override
        public void onNext(T item) {
            if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
                error = item.getErrorDetail().getMessage();
            } else if (item.isErrorIndicated()) {
                error = String.valueOf(item.getErrorDetail());
            }
        }

        void await(String what, EngineAddress address) {
            try {
                if (!awaitCompletion(TRANSFER.toSeconds(), TimeUnit.SECONDS)) {
                    throw EngineFailures.of(what, address, new IOException("it took too long"));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BuildFailure(FailureCode.INTERRUPTED, "the build was interrupted", null, e);
            } catch (BuildFailure e) {
                throw e;
            } catch (RuntimeException e) {
                throw EngineFailures.of(what, address, e);
            }
            if (error != null) {
                throw EngineFailures.of(what, address, new IOException(error));
            }
        }
    }
}
