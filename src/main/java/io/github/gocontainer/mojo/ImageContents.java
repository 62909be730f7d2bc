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

    private final ImagePlan plan;
    private final CompiledModule compiled;
    private final Map<Platform, BaseImage> bases;
    private final String certificates;
    private final Optional<LayerSpec> timeZones;
    private final ExtraFiles extraFiles;

    /**
     * @param bases empty for an image from scratch
     * @param certificates in PEM, empty for none
     * @param timeZones the content of the files of time zones by their name, empty for none
     */
    ImageContents(
            ImagePlan plan,
            CompiledModule compiled,
            Map<Platform, BaseImage> bases,
            String certificates,
            SortedMap<String, byte[]> timeZones) {
        this.plan = plan;
        this.compiled = compiled;
        this.bases = bases;
        this.certificates = certificates;
        this.timeZones = SystemFiles.timeZones(timeZones);
        // Read once: all platforms have the same.
        this.extraFiles = ExtraFiles.read(plan.extraDirectories());
    }

    List<ImageSpec> specs() {
        return plan.platforms().stream().map(this::spec).toList();
    }

    /** What stands on every manifest and on the index: what we know, and over it what the user says. */
    SortedMap<String, String> annotations() {
        SortedMap<String, String> annotations = described();
        annotations.putAll(plan.annotations());
        return annotations;
    }

    private SortedMap<String, String> described() {
        SortedMap<String, String> described = new TreeMap<>(plan.descriptive());
        compiled.revision().map(Revision::toString).ifPresent(hash -> described.put(ANNOTATION + "revision", hash));
        bases.values().stream()
                .findFirst()
                .ifPresent(base ->
                        described.put(ANNOTATION + "base.digest", base.digest().toString()));
        return described;
    }

    private ImageSpec spec(Platform platform) {
        List<GoBinary> binaries = compiled.binaries().stream()
                .filter(binary -> binary.platform().equals(platform))
                .toList();
        SortedMap<String, String> labels = described();
        labels.putAll(plan.labels());
        List<String> entrypoint = plan.entrypoint().isEmpty() ? List.of(pathOf(binaries.get(0))) : plan.entrypoint();
        return new ImageSpec(
                platform,
                Optional.ofNullable(bases.get(platform)),
                layers(binaries),
                new ContainerSpec(
                        entrypoint,
                        plan.arguments(),
                        plan.environment(),
                        plan.ports(),
                        plan.user(),
                        plan.workingDirectory(),
                        labels,
                        plan.volumes(),
                        plan.stopSignal(),
                        plan.healthCheck()),
                plan.created(),
                annotations(),
                plan.format(),
                plan.compression());
    }

    /** From the least to the most often changed. */
    private List<LayerSpec> layers(List<GoBinary> binaries) {
        List<LayerSpec> layers = new ArrayList<>();
        SystemFiles.certificates(certificates).ifPresent(layers::add);
        if (plan.base().isEmpty()) {
            layers.add(SystemFiles.users(plan.user()));
        }
        timeZones.ifPresent(layers::add);
        extraFiles.layer().ifPresent(layers::add);
        layers.add(LayerSpec.of(
                binaries.size() == 1 ? "binary" : "binaries",
                binaries.stream()
                        .map(binary -> FileEntry.program(pathOf(binary), new FileSource.OnDisk(binary.file())))
                        .toList()));
        List<LayerSpec> stacked = new ArrayList<>();
        layers.forEach(layer -> stacked.add(layer.over(stacked)));
        return stacked;
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
