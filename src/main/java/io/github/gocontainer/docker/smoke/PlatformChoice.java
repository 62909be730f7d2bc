package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

/** Chooses which of an image's platforms a machine runs. */
public final class PlatformChoice {

    private PlatformChoice() {}

    /**
     * The wanted one, else that of the machine, else a variant of its architecture: for arm the highest that is not
     * above the machine's, since a processor runs what was made for its predecessors.
     *
     * @param who runs it, for example {@code the engine}
     */
    public static PlatformManifest choose(
            SortedMap<Platform, PlatformManifest> image, Optional<Platform> wanted, Platform host, String who) {
        Optional<PlatformManifest> chosen = wanted.isPresent()
                ? Optional.ofNullable(image.get(wanted.get()))
                : Optional.ofNullable(image.get(host))
                        .or(() -> image.entrySet().stream()
                                .filter(entry -> runs(host, entry.getKey()))
                                .max(Comparator.comparing(entry -> variant(entry.getKey())))
                                .map(entry -> entry.getValue()));
        return chosen.orElseThrow(() -> new BuildFailure(
                FailureCode.CONFIGURATION,
                "the image is for " + image.keySet()
                        + wanted.map(platform -> ", and " + platform + " is asked for")
                                .orElse(", and " + who + " runs " + host),
                wanted.isPresent()
                        ? "name one of these in <smokeTest><platform>"
                        : "add " + host + " to <platforms> (-Dgocontainer.platforms=), or, where " + who
                                + " emulates other processors, name one of these in <smokeTest><platform>"));
    }

    private static boolean runs(Platform host, Platform platform) {
        return platform.architecture().equals(host.architecture())
                && (!host.architecture().equals("arm") || variant(platform).compareTo(variant(host)) <= 0);
    }

    private static String variant(Platform platform) {
        return platform.variant().orElse("");
    }
}
