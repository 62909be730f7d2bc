package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.CertificateSources;
import io.github.gocontainer.image.Compression;
import io.github.gocontainer.image.ImageFormat;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Understands {@code <platforms>}, {@code <from>}, {@code <container>} and {@code <extraDirectories>}. */
final class ImagePlanner {

    private static final String SCRATCH = "scratch";
    private static final String BUNDLED = "bundled";
    private static final String NONE = "none";
    private static final String DEFAULT_USER = "65532:65532";
    private static final String ANNOTATION = "org.opencontainers.image.";

    private final BuildRequest request;
    private final Settings settings;

    ImagePlanner(BuildRequest request, Settings settings) {
        this.request = request;
        this.settings = settings;
    }

    /** @param coverage whether the programs count what runs */
    ImagePlan plan(boolean coverage) {
        List<Platform> platforms = platforms();
        SortedMap<Platform, ImageReference> bases = bases(platforms);
        String appRoot = settings.scalar(Setting.CONTAINER_APP_ROOT, "/app", Forms::absolutePath);
        SortedMap<String, String> environment = settings.map(Setting.CONTAINER_ENVIRONMENT);
        environment.keySet().forEach(name -> checkName(Setting.CONTAINER_ENVIRONMENT, name));
        Instant created = created();
        ImageFormat format = settings.scalar(Setting.CONTAINER_FORMAT, "OCI", ImagePlanner::format);
        return new ImagePlan(
                platforms,
                bases,
                appRoot,
                settings.list(Setting.CONTAINER_ENTRYPOINT, List.of(), text -> text),
                settings.list(Setting.CONTAINER_ARGS, List.of(), text -> text),
                environment,
                ports(),
                settings.scalar(Setting.CONTAINER_USER, DEFAULT_USER, Forms::user),
                settings.optional(Setting.CONTAINER_WORKING_DIRECTORY, Forms::absolutePath),
                settings.map(Setting.CONTAINER_LABELS),
                settings.map(Setting.CONTAINER_ANNOTATIONS),
                descriptive(created),
                new TreeSet<>(settings.list(Setting.CONTAINER_VOLUMES, List.of(), Forms::absolutePath)),
                format,
                created,
                certificates(platforms.size() > bases.size()),
                settings.isGiven(Setting.CONTAINER_CA_CERTIFICATES),
                settings.flag(Setting.CONTAINER_KODATA, false),
                coverage,
                settings.flag(Setting.CONTAINER_TIMEZONE_DATA, false),
                settings.optional(Setting.CONTAINER_STOP_SIGNAL, Forms::signal),
                new HealthCheckPlanner(settings).plan(),
                compression(format),
                new ExtraDirectoryPlanner(request).plan(),
                settings.flag(Setting.IMAGE_TAR, false));
    }

    private List<Platform> platforms() {
        List<Platform> platforms = settings.list(Setting.PLATFORMS, List.of("linux/amd64"), Platform::parse);
        List<Platform> distinct = platforms.stream().distinct().sorted().toList();
        if (distinct.size() < platforms.size()) {
            throw settings.rejected(
                    Setting.PLATFORMS,
                    "a platform stands there twice: " + platforms
                            + ": expected each once, for example linux/amd64,linux/arm64");
        }
        return distinct;
    }

    private SortedMap<Platform, ImageReference> bases(List<Platform> platforms) {
        Optional<ImageReference> usual = settings.scalar(Setting.FROM_IMAGE, SCRATCH, ImagePlanner::base);
        Map<Platform, Optional<ImageReference>> others = new TreeMap<>();
        settings.map(Setting.FROM_IMAGES).forEach((key, text) -> {
            try {
                Platform platform = Platform.parse(key);
                if (!platforms.contains(platform)) {
                    throw new IllegalArgumentException(platform + " is none of <platforms>, which has " + platforms);
                }
                others.put(platform, base(text));
            } catch (IllegalArgumentException e) {
                throw settings.rejected(Setting.FROM_IMAGES, Forms.reason(e));
            }
        });
        SortedMap<Platform, ImageReference> bases = new TreeMap<>();
        platforms.forEach(platform ->
                others.getOrDefault(platform, usual).ifPresent(reference -> bases.put(platform, reference)));
        return bases;
    }

    private static Optional<ImageReference> base(String text) {
        return text.equals(SCRATCH) ? Optional.empty() : Optional.of(ImageReference.parse(text));
    }

    private Compression compression(ImageFormat format) {
        Compression compression =
                settings.scalar(Setting.CONTAINER_COMPRESSION, Compression.GZIP_FAST.toString(), Compression::parse);
        if (compression == Compression.ZSTD && format == ImageFormat.DOCKER) {
            throw settings.rejected(
                    Setting.CONTAINER_COMPRESSION,
                    "Docker's image format has no zstd: expected none, gzip-fast or gzip-best with "
                            + Setting.CONTAINER_FORMAT.element() + "Docker, or the format OCI");
        }
        return compression;
    }

    private SortedSet<String> ports() {
        return settings.list(Setting.CONTAINER_PORTS, List.of(), Forms::ports).stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void checkName(Setting setting, String name) {
        try {
            Forms.variableName(name);
        } catch (IllegalArgumentException e) {
            throw settings.rejected(setting, Forms.reason(e));
        }
    }

    private Instant created() {
        return settings.optional(Setting.CONTAINER_CREATION_TIME, Forms::time).orElseGet(this::outputTimestamp);
    }

    /** Maven's own convention: a single character that is no digit switches reproducible times off. */
    private Instant outputTimestamp() {
        String given = request.project().outputTimestamp().map(String::strip).orElse("");
        boolean isOff = given.isEmpty() || (given.length() == 1 && !Character.isDigit(given.charAt(0)));
        String text = isOff ? "0" : given;
        settings.derived(Setting.CONTAINER_CREATION_TIME, text);
        try {
            return Forms.time(text);
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the Maven property project.build.outputTimestamp: " + e.getMessage(),
                    "correct it, or set " + Setting.CONTAINER_CREATION_TIME.element());
        }
    }

    private CertificateSources certificates(boolean anyFromScratch) {
        List<String> items = settings.list(
                Setting.CONTAINER_CA_CERTIFICATES, List.of(anyFromScratch ? BUNDLED : NONE), text -> text);
        if (items.contains(NONE) && items.size() > 1) {
            throw settings.rejected(
                    Setting.CONTAINER_CA_CERTIFICATES,
                    "'none' stands beside others: expected none alone, or bundled and paths of PEM files");
        }
        List<Path> files = new ArrayList<>();
        for (String item : items) {
            if (!item.equals(NONE) && !item.equals(BUNDLED)) {
                files.add(request.project().baseDirectory().resolve(item).normalize());
            }
        }
        return new CertificateSources(items.contains(BUNDLED), files);
    }

    private SortedMap<String, String> descriptive(Instant created) {
        ProjectFacts project = request.project();
        SortedMap<String, String> values = new TreeMap<>();
        values.put(ANNOTATION + "title", project.artifactId());
        values.put(ANNOTATION + "version", project.version());
        values.put(ANNOTATION + "created", created.toString());
        project.description().ifPresent(text -> values.put(ANNOTATION + "description", text));
        project.url().ifPresent(text -> values.put(ANNOTATION + "url", text));
        project.sourceUrl().ifPresent(text -> values.put(ANNOTATION + "source", text));
        return values;
    }

    private static ImageFormat format(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "OCI" -> ImageFormat.OCI;
            case "DOCKER" -> ImageFormat.DOCKER;
            default -> throw new IllegalArgumentException("'" + text + "' is not a format: expected OCI or Docker");
        };
    }
}
