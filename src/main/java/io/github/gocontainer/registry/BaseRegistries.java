package io.github.gocontainer.registry;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.base.LockedImage;
import io.github.gocontainer.registry.base.Mirror;
import io.github.gocontainer.registry.pull.PullSpec;
import io.github.gocontainer.registry.pull.PulledImage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads base images, from their mirror where there is one, and from their own registry when that does not do. */
public final class BaseRegistries {

    /** No other place would mend these. */
    private static final Set<FailureCode> OURS = Set.of(FailureCode.INTERRUPTED, FailureCode.FILES);

    private final Registries own;
    private final Registries mirrored;
    private final Map<String, Mirror> mirrors;
    private final BuildLog log;

    /**
     * @param own talks to the images' own registries
     * @param mirrored talks to mirrors, which must not see the credentials that the user gave for the image's own one
     * @param mirrors by the registry that they stand for
     */
    public BaseRegistries(Registries own, Registries mirrored, Map<String, Mirror> mirrors, BuildLog log) {
        this.own = own;
        this.mirrored = mirrored;
        this.mirrors = Map.copyOf(mirrors);
        this.log = log;
    }

    /** As {@link Registries#pull}. */
    public PulledImage pull(PullSpec spec) {
        return read(spec, Registries::pull);
    }

    /** As {@link Registries#look}. */
    public LockedImage look(PullSpec spec) {
        return read(spec, Registries::look);
    }

    /** As {@link Registries#digest}. */
    public Digest digest(PullSpec spec) {
        return read(spec, Registries::digest);
    }

    private <T> T read(PullSpec spec, BiFunction<Registries, PullSpec, T> what) {
        Optional<Mirror> mirror = spec.offline() ? Optional.empty() : Mirror.find(mirrors, spec.reference());
        if (mirror.isEmpty()) {
            return what.apply(own, spec);
        }
        try {
            return what.apply(mirrored, spec.from(mirror.get().of(spec.reference())));
        } catch (BuildFailure e) {
            if (OURS.contains(e.code())) {
                throw e;
            }
            log.warn(e.getMessage() + "; " + spec.reference().registry() + " itself is asked instead");
            return what.apply(own, spec);
        }
    }
}
