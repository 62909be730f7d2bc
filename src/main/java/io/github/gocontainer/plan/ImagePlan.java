package io.github.gocontainer.plan;

import io.github.gocontainer.image.CertificateSources;
import io.github.gocontainer.image.Compression;
import io.github.gocontainer.image.HealthCheck;
import io.github.gocontainer.image.ImageFormat;
import io.github.gocontainer.image.files.ExtraDirectory;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the images will be made of, as far as it is known before anything is compiled or fetched.
 *
 * @param base empty for an image from scratch
 * @param appRoot the folder of the programs in the image
 * @param entrypoint empty for the first program
 * @param labels of the user
 * @param annotations of the user
 * @param timezoneData whether the rules of all time zones are in the image
 * @param descriptive title, version and the like, for labels and annotations alike; weaker than the user's
 */
public record ImagePlan(
        List<Platform> platforms,
        Optional<ImageReference> base,
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
        boolean timezoneData,
        Optional<String> stopSignal,
        Optional<HealthCheck> healthCheck,
        Compression compression,
        List<ExtraDirectory> extraDirectories) {}
