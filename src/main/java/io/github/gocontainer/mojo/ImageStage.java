package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.image.BuiltImage;
import io.github.gocontainer.image.ImageDocument;
import io.github.gocontainer.image.LayoutBuilder;
import io.github.gocontainer.image.PemCertificates;
import io.github.gocontainer.image.base.BaseTree;
import io.github.gocontainer.image.base.BaseTrees;
import io.github.gocontainer.image.jib.JibImageEncoder;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ImagePlan;
import io.github.gocontainer.plan.Workspace;
import io.github.gocontainer.process.CpuBudget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;

/** Assembles the image and tells Maven about it. */
final class ImageStage {

    private final Stages stages;
    private final BuildPlan plan;

    ImageStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    void run() {
        CompiledModule compiled = stages.compiled();
        Map<Platform, BaseImage> bases = stages.bases();
        try {
            ImageContents contents = new ImageContents(
                    plan.image(), compiled, bases, trees(compiled, bases), certificates(), stages.timeZones());
            contents.extraFiles().forEach(line -> stages.log().done(line));
            BuiltImage image = assemble(contents);
            byte[] document = ImageDocument.write(plan.imageName(), image, contents.annotations(), plan.imageInputs());
            AtomicFiles.write(plan.workspace().imageFile(), document);
            AtomicFiles.write(
                    plan.workspace().digestFile(), (image.root().digest() + "\n").getBytes(StandardCharsets.US_ASCII));
            new SbomStage(stages).run(compiled, image, bases);
            new GatesFile(plan.workspace().gatesFile())
                    .bind(compiled.inputs().toString(), image.root().digest().toString());
            new ImageArchives(plan, stages.log()).write();
            tellMaven(image);
            stages.log()
                    .done("compressed: "
                            + image.platforms().entrySet().stream()
                                    .map(entry -> entry.getKey() + " "
                                            + Quantities.size(entry.getValue().compressedSize()))
                                    .collect(Collectors.joining(", ")));
            stages.log().done("built " + plan.imageName() + "@" + image.root().digest());
        } catch (IOException e) {
            throw Failures.files(
                    "the image could not be assembled in " + plan.workspace().directory(), e);
        }
    }

    /** What is in the base images; only for dynamic programs it is important which files. */
    private Map<Platform, BaseTree> trees(CompiledModule compiled, Map<Platform, BaseImage> bases) throws IOException {
        boolean isDynamic =
                compiled.binaries().stream().anyMatch(binary -> binary.loader().isPresent());
        BaseTrees trees = new BaseTrees(plan.workspace().baseMemory());
        Map<Platform, BaseTree> byPlatform = new TreeMap<>();
        for (Map.Entry<Platform, BaseImage> base : bases.entrySet()) {
            byPlatform.put(base.getKey(), tree(trees, base.getValue(), isDynamic));
        }
        trees.remember();
        return byPlatform;
    }

    /** Layers of a kind that nobody can read, encrypted ones for example, are no reason to give up. */
    private BaseTree tree(BaseTrees trees, BaseImage base, boolean isDynamic) throws IOException {
        try {
            return isDynamic ? trees.complete(base) : trees.withoutFiles(base);
        } catch (IOException e) {
            if (isDynamic) {
                throw e;
            }
            stages.log().warn("it is not known which folders of " + base.reference() + " are links: " + e.getMessage());
            return BaseTree.empty();
        }
    }

    private BuiltImage assemble(ImageContents contents) throws IOException {
        Workspace workspace = plan.workspace();
        // A build that was killed leaves its files.
        tidyUp(workspace.temporary());
        Files.createDirectories(workspace.temporary());
        try (CpuBudget.Share share = CpuBudget.shared().take(CpuBudget.shared().processors())) {
            ExecutorService pool = Executors.newFixedThreadPool(share.processors(), ImageStage::thread);
            try {
                return new LayoutBuilder(new JibImageEncoder(workspace.temporary()), pool, share.processors())
                        .build(contents.specs(), contents.annotations(), workspace.layout(), workspace.layerMemory());
            } finally {
                pool.shutdownNow();
            }
        } finally {
            tidyUp(workspace.temporary());
        }
    }

    /** What cannot be deleted only takes up room, and must not hide why the image failed. */
    private static void tidyUp(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException stays) {
            return;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "gocontainer-compress");
        thread.setDaemon(true);
        return thread;
    }

    private String certificates() throws IOException {
        ImagePlan image = plan.image();
        StringBuilder pem = new StringBuilder();
        if (image.certificates().bundled()) {
            pem.append(new String(stages.certificates(), StandardCharsets.US_ASCII));
        }
        for (Path file : image.certificates().files()) {
            pem.append(certificates(file));
        }
        return pem.toString();
    }

    private static String certificates(Path file) {
        try {
            return PemCertificates.normalized(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException | IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<container><caCertificates>: " + file + ": " + e.getMessage(),
                    "name files with certificates in PEM there, beside bundled",
                    e);
        }
    }

    private void tellMaven(BuiltImage image) {
        MavenProject project = stages.context().project();
        Properties properties = project.getProperties();
        properties.setProperty("gocontainer.image", plan.imageName());
        properties.setProperty("gocontainer.image.digest", image.root().digest().toString());
        properties.setProperty(
                "gocontainer.image.reference",
                plan.imageName() + "@" + image.root().digest());
        if (stages.context().isMainArtifact()) {
            project.getArtifact().setFile(plan.workspace().imageFile().toFile());
        }
    }
}
