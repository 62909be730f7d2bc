package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.modules.Revision;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.image.ContainerSpec;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.ImageSpec;
import io.github.gocontainer.image.LayerSpec;
import io.github.gocontainer.image.SystemFiles;
import io.github.gocontainer.image.base.BaseTree;
import io.github.gocontainer.image.base.LoaderCheck;
import io.github.gocontainer.image.files.ExtraFiles;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.ImagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what was compiled and fetched into the contents of one image for every platform. */
final class ImageContents {

    private static final String ANNOTATION = "org.opencontainers.image.";

    private static final String COVERAGE = "/coverage";

    private final ImagePlan plan;
    private final CompiledModule compiled;
    private final Map<Platform, BaseImage> bases;
    private final Map<Platform, BaseTree> trees;
    private final String certificates;
    private final Optional<LayerSpec> timeZones;
    private final ExtraFiles extraFiles;

    /**
     * @param bases empty for an image from scratch
     * @param trees what is in the base images
     * @param certificates in PEM, empty for none
     * @param timeZones the content of the files of time zones by their name, empty for none
     */
    ImageContents(
            ImagePlan plan,
            CompiledModule compiled,
            Map<Platform, BaseImage> bases,
            Map<Platform, BaseTree> trees,
            String certificates,
            SortedMap<String, byte[]> timeZones) {
        this.plan = plan;
        this.compiled = compiled;
        this.bases = bases;
        this.trees = trees;
        this.certificates = certificates;
        this.timeZones = SystemFiles.timeZones(timeZones);
        // Read once: all platforms have the same.
        this.extraFiles = ExtraFiles.read(KodataFolders.with(plan.extraDirectories(), plan, compiled));
    }

    List<ImageSpec> specs() {
        return plan.platforms().stream().map(this::spec).toList();
    }

    /** What stands on the index: what we know of all platforms, and over it what the user says. */
    SortedMap<String, String> annotations() {
        return annotations(common(plan, bases));
    }

    private SortedMap<String, String> annotations(Optional<BaseImage> base) {
        SortedMap<String, String> annotations = described(base);
        annotations.putAll(plan.annotations());
        return annotations;
    }

    /** The base image of all platforms, when they have one and the same. */
    static Optional<BaseImage> common(ImagePlan plan, Map<Platform, BaseImage> bases) {
        boolean isCommon = bases.size() == plan.platforms().size()
                && bases.values().stream().map(BaseImage::digest).distinct().count() == 1
                && bases.values().stream().map(BaseImage::reference).distinct().count() == 1;
        return isCommon ? bases.values().stream().findFirst() : Optional.empty();
    }

    private SortedMap<String, String> described(Optional<BaseImage> base) {
        SortedMap<String, String> described = new TreeMap<>(plan.descriptive());
        compiled.revision().map(Revision::toString).ifPresent(hash -> described.put(ANNOTATION + "revision", hash));
        base.ifPresent(image -> {
            described.put(ANNOTATION + "base.name", image.reference().toString());
            described.put(ANNOTATION + "base.digest", image.digest().toString());
        });
        return described;
    }

    private ImageSpec spec(Platform platform) {
        List<GoBinary> binaries = compiled.binaries().stream()
                .filter(binary -> binary.platform().equals(platform))
                .toList();
        Optional<BaseImage> base = Optional.ofNullable(bases.get(platform));
        SortedMap<String, String> labels = described(base);
        labels.putAll(plan.labels());
        List<String> entrypoint = plan.entrypoint().isEmpty() ? List.of(pathOf(binaries.get(0))) : plan.entrypoint();
        return new ImageSpec(
                platform,
                base,
                layers(platform, binaries, base),
                new ContainerSpec(
                        entrypoint,
                        plan.arguments(),
                        environment(),
                        plan.ports(),
                        plan.user(),
                        plan.workingDirectory(),
                        labels,
                        plan.volumes(),
                        plan.stopSignal(),
                        plan.healthCheck()),
                plan.created(),
                annotations(base),
                plan.format(),
                plan.compression());
    }

    /** What the image's own folders need, and over it what the user says. */
    private SortedMap<String, String> environment() {
        SortedMap<String, String> environment = new TreeMap<>();
        if (plan.kodata()) {
            environment.put("KO_DATA_PATH", KodataFolders.IN_IMAGE);
        }
        if (plan.coverage()) {
            environment.put("GOCOVERDIR", COVERAGE);
        }
        environment.putAll(plan.environment());
        return environment;
    }

    /** From the least to the most often changed. */
    private List<LayerSpec> layers(Platform platform, List<GoBinary> binaries, Optional<BaseImage> base) {
        List<LayerSpec> layers = new ArrayList<>();
        if (base.isEmpty() || plan.certificatesOnBase()) {
            SystemFiles.certificates(certificates).ifPresent(layers::add);
        }
        if (base.isEmpty()) {
            layers.add(SystemFiles.users(plan.user()));
        }
        timeZones.ifPresent(layers::add);
        if (plan.coverage()) {
            layers.add(SystemFiles.sharedFolder("coverage counters", COVERAGE));
        }
        extraFiles.layer().ifPresent(layers::add);
        layers.add(LayerSpec.of(
                binaries.size() == 1 ? "binary" : "binaries",
                binaries.stream()
                        .map(binary -> FileEntry.program(pathOf(binary), new FileSource.OnDisk(binary.file())))
                        .toList()));
        BaseTree tree = trees.getOrDefault(platform, BaseTree.empty());
        List<LayerSpec> stacked = new ArrayList<>();
        layers.forEach(layer -> stacked.add(tree.under(layer.over(stacked))));
        base.ifPresent(image ->
                checkLoaders(binaries, new LoaderCheck(tree, image.reference().toString(), stacked)));
        return stacked;
    }

    private static void checkLoaders(List<GoBinary> binaries, LoaderCheck check) {
        binaries.forEach(binary ->
                check.check(binary.name() + " for " + binary.platform(), binary.loader(), binary.libraries()));
    }

    private String pathOf(GoBinary binary) {
        return (plan.appRoot().equals("/") ? "" : plan.appRoot()) + "/" + binary.name();
    }

    /** What went in beside the programs, in a line for each folder. */
    List<String> extraFiles() {
        List<String> lines = new ArrayList<>();
        for (ExtraFiles.Taken taken : extraFiles.taken()) {
            if (taken.files() + taken.ignored() > 0) {
                lines.add("added " + Quantities.count(taken.files(), "extra file") + " from "
                        + taken.directory().from().getFileName() + " into "
                        + taken.directory().into()
                        + (taken.ignored() > 0 ? " (" + taken.ignored() + " left out by .dockerignore)" : ""));
            }
        }
        return lines;
    }
}
