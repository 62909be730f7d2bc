package io.github.gocontainer.plan;

import io.github.gocontainer.image.CertificateSources;
import io.github.gocontainer.image.Compression;
import io.github.gocontainer.image.HealthCheck;
import io.github.gocontainer.image.ImageFormat;
import io.github.gocontainer.image.files.ExtraDirectory;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the images will be made of, as far as it is known before anything is compiled or fetched.
 *
 * @param bases the base image of each platform; one that is not there is from scratch
 * @param appRoot the folder of the programs in the image
 * @param entrypoint empty for the first program
 * @param labels of the user
 * @param annotations of the user
 * @param certificatesOnBase whether the certificates also come over base images, because the user asked for them
 * @param kodata whether the folders {@code kodata} beside the main packages are in the image
 * @param coverage whether the image has a folder for what runs is counted in
 * @param timezoneData whether the rules of all time zones are in the image
 * @param archive whether there is also a tar for {@code docker load}
 * @param descriptive title, version and the like, for labels and annotations alike; weaker than the user's
 */
public record ImagePlan(
        List<Platform> platforms,
        SortedMap<Platform, ImageReference> bases,
        String appRoot,
        List<String> entrypoint,
        List<String> arguments,
        SortedMap<String, String> environment,
        SortedSet<String> ports,
        String user,
        Optional<String> workingDirectory,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        SortedMap<String, String> descriptive,
        SortedSet<String> volumes,
        ImageFormat format,
        Instant created,
        CertificateSources certificates,
        boolean certificatesOnBase,
        boolean kodata,
        boolean coverage,
        boolean timezoneData,
        Optional<String> stopSignal,
        Optional<HealthCheck> healthCheck,
        Compression compression,
        List<ExtraDirectory> extraDirectories,
        boolean archive) {

    public ImagePlan {
        bases = Collections.unmodifiableSortedMap(new TreeMap<>(bases));
    }

    /** Empty for an image from scratch. */
    public Optional<ImageReference> baseOf(Platform platform) {
        return Optional.ofNullable(bases.get(platform));
    }

    /** Every base image with the platforms that stand on it. */
    public SortedMap<String, Map.Entry<ImageReference, List<Platform>>> platformsByBase() {
        SortedMap<String, Map.Entry<ImageReference, List<Platform>>> byBase = new TreeMap<>();
        bases.values()
                .forEach(reference -> byBase.put(
                        reference.toString(),
                        Map.entry(
                                reference,
                                bases.keySet().stream()
                                        .filter(platform -> baseOf(platform).equals(Optional.of(reference)))
                                        .toList())));
        return byBase;
    }
}
