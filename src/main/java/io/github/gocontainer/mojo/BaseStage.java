package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BasePlan;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.registry.BaseRegistries;
import io.github.gocontainer.registry.base.LockFile;
import io.github.gocontainer.registry.base.LockMode;
import io.github.gocontainer.registry.base.LockedImage;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings base images into the cache: what the lock file pins, else what the tag points to now. */
final class BaseStage {

    private static final String UPDATE =
            "run mvn gocontainer:lock and commit " + LockFile.NAME + ", or build with -Dgocontainer.from.update";

    private final BuildPlan plan;
    private final BasePlan bases;
    private final BaseRegistries registries;
    private final BuildLog log;

    BaseStage(BuildPlan plan, BaseRegistries registries, BuildLog log) {
        this.plan = plan;
        this.bases = plan.bases();
        this.registries = registries;
        this.log = log;
    }

    /** One base image for these platforms. */
    SortedMap<Platform, BaseImage> pull(ImageReference reference, List<Platform> platforms) {
        Optional<LockedImage> locked = locked(reference, platforms);
        PulledImage pulled = registries.pull(
                spec(locked.map(image -> pinned(reference, image)).orElse(reference), platforms));
        SortedMap<Platform, BaseImage> images = new TreeMap<>();
        pulled.manifests()
                .forEach((platform, manifest) ->
                        images.put(platform, new BaseImage(reference, pulled.digest(), manifest, pulled.store())));
        log.done("base image " + reference + " is " + pulled.digest()
                + locked.map(image -> " (locked)").orElse(""));
        return images;
    }

    /** Writes what references lead to now into the lock file; those with a digest are pinned already. */
    void lock(ImageReference reference, List<Platform> platforms) {
        if (reference.digest().isPresent()) {
            log.done(reference + " has a digest already: nothing to lock");
            return;
        }
        requireOnline(reference);
        LockFile file = LockFile.read(bases.lockFile());
        LockedImage now = registries.look(spec(reference, platforms));
        Optional<LockedImage> before = file.find(reference);
        if (before.equals(Optional.of(now))) {
            log.done("locked already: " + reference + " is " + now.digest());
            return;
        }
        write(file.with(reference, now));
        log.done("locked " + reference + " to " + now.digest() + " for "
                + now.platforms().keySet().stream().map(Platform::toString).collect(Collectors.joining(", "))
                + before.map(image -> ", was " + image.digest()).orElse("") + " in " + LockFile.NAME);
    }

    private void write(LockFile file) {
        try {
            AtomicFiles.write(bases.lockFile(), file.json());
        } catch (IOException e) {
            throw Failures.files(bases.lockFile() + " could not be written", e);
        }
    }

    private Optional<LockedImage> locked(ImageReference reference, List<Platform> platforms) {
        if (bases.lock() == LockMode.OFF || reference.digest().isPresent()) {
            return Optional.empty();
        }
        if (bases.update()) {
            lock(reference, platforms);
        }
        Optional<LockedImage> locked = LockFile.read(bases.lockFile()).find(reference);
        if (bases.lock() == LockMode.ENFORCE) {
            enforce(reference, platforms, locked);
        }
        return locked;
    }

    private void enforce(ImageReference reference, List<Platform> platforms, Optional<LockedImage> locked) {
        if (locked.isEmpty()) {
            throw failure(reference + " is not in " + bases.lockFile());
        }
        if (plan.offline() || bases.update()) {
            return;
        }
        Digest now = registries.digest(spec(reference, platforms));
        if (!now.equals(locked.get().digest())) {
            throw failure("the tag of " + reference + " has moved: " + LockFile.NAME + " has "
                    + locked.get().digest() + ", it points to " + now + " now");
        }
    }

    private static BuildFailure failure(String what) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                what + ", and <from><lock> is enforce",
                UPDATE + "; <from><lock>use</lock> builds with what is locked whatever the tag says");
    }

    private void requireOnline(ImageReference reference) {
        if (plan.offline()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "Maven works offline (-o): nobody can be asked what " + reference + " is now",
                    "run it without -o");
        }
    }

    /** By digest, with the tag for those who read messages. */
    private static ImageReference pinned(ImageReference reference, LockedImage image) {
        return new ImageReference(
                reference.registry(), reference.repository(), reference.tag(), Optional.of(image.digest()));
    }

    private PullSpec spec(ImageReference reference, List<Platform> platforms) {
        return new PullSpec(reference, platforms, plan.offline(), plan.cacheDirectory());
    }
}
