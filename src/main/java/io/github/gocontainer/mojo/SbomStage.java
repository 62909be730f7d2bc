package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.LinkedModule;
import io.github.gocontainer.golang.compile.LinkedProgram;
import io.github.gocontainer.golang.modules.CertificateModule;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.image.BuiltImage;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.supplychain.BillOfMaterials;
import io.github.gocontainer.supplychain.Library;
import io.github.gocontainer.supplychain.Program;
import io.github.gocontainer.supplychain.SbomFiles;
import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down what is in an image: its bills of materials and the licenses of its modules. */
final class SbomStage {

    private final Stages stages;
    private final BuildPlan plan;

    SbomStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    /** Does nothing when the files are those of this image already. */
    void run(CompiledModule compiled, BuiltImage image, Map<Platform, BaseImage> bases) throws IOException {
        SbomFiles files = new SbomFiles(plan.workspace().directory());
        if (plan.sbom().formats().isEmpty()) {
            files.clear();
            return;
        }
        String key = key(image, bases);
        if (files.holds(key)) {
            return;
        }
        List<Program> programs =
                programs(stages.linked(compiled), image.root().digest().toString());
        BillOfMaterials bill = bill(image.root().digest(), ImageContents.common(plan.image(), bases), programs);
        List<String> written = files.write(key, plan.sbom().formats(), bill, ofPlatforms(image, bases, programs));
        long modules = programs.stream()
                .flatMap(program -> program.libraries().stream())
                .distinct()
                .count();
        stages.log().done("wrote " + String.join(", ", written) + " with " + Quantities.count(modules, "module"));
    }

    private BillOfMaterials bill(Digest digest, Optional<BaseImage> base, List<Program> programs) {
        return new BillOfMaterials(
                plan.imageName(),
                plan.project().version(),
                digest,
                plan.image().created(),
                stages.context().pluginVersion(),
                base.map(image -> new BillOfMaterials.Base(image.reference().name(), image.digest())),
                plan.image().certificates().bundled() ? Optional.of(certificates()) : Optional.empty(),
                programs);
    }

    /** One for each platform, when not the same is linked for all of them. */
    private SortedMap<Platform, BillOfMaterials> ofPlatforms(
            BuiltImage image, Map<Platform, BaseImage> bases, List<Program> programs) {
        SortedMap<Platform, List<Program>> byPlatform = new TreeMap<>();
        programs.forEach(program -> byPlatform
                .computeIfAbsent(program.platform(), platform -> new ArrayList<>())
                .add(program));
        Set<List<List<Library>>> contents = byPlatform.values().stream()
                .map(some -> some.stream().map(Program::libraries).toList())
                .collect(Collectors.toSet());
        SortedMap<Platform, BillOfMaterials> bills = new TreeMap<>();
        boolean otherBases =
                !bases.isEmpty() && ImageContents.common(plan.image(), bases).isEmpty();
        if (contents.size() > 1 || otherBases) {
            byPlatform.forEach((platform, some) -> bills.put(
                    platform,
                    bill(
                            ofPlatform(image, platform).manifest().digest(),
                            Optional.ofNullable(bases.get(platform)),
                            some)));
        }
        return bills;
    }

    private static BuiltImage.PlatformImage ofPlatform(BuiltImage image, Platform platform) {
        return Objects.requireNonNull(
                image.platforms().get(platform), "an image has each platform that programs were built for");
    }

    /** All that decides what is written, besides what the image's digest stands for. */
    private String key(BuiltImage image, Map<Platform, BaseImage> bases) {
        String text = String.join(
                "\n",
                plan.imageName(),
                plan.project().version(),
                image.root().digest().toString(),
                plan.image().created().toString(),
                stages.context().pluginVersion(),
                bases.values().stream()
                        .map(one -> one.reference().name() + "@" + one.digest())
                        .distinct()
                        .collect(Collectors.joining(",")),
                plan.sbom().formats().toString());
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private List<Program> programs(List<LinkedProgram> linked, String digest) throws IOException {
        ModuleLicenses licenses =
                new ModuleLicenses(stages.moduleFolders(), plan.workspace().licensesFile());
        List<Program> programs = new ArrayList<>();
        for (LinkedProgram program : linked) {
            List<Library> libraries = new ArrayList<>();
            for (LinkedModule module : program.modules()) {
                libraries.add(library(module, licenses.of(module)));
            }
            programs.add(new Program(
                    program.binary().name(),
                    program.binary().platform(),
                    program.binary().digest(),
                    program.goVersion(),
                    library(program.main(), licenses.ofFolder(plan.project().baseDirectory())),
                    libraries));
        }
        licenses.write(digest);
        return programs;
    }

    private static Library library(LinkedModule module, ModuleLicense license) {
        return new Library(module.path(), module.version(), module.sum(), module.replaces(), license);
    }

    private static Library certificates() {
        return new Library(
                CertificateModule.path(),
                Optional.of(CertificateModule.version()),
                Optional.of(CertificateModule.sum()),
                Optional.empty(),
                ModuleLicense.of("BSD-3-Clause"));
    }
}
