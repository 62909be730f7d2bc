package io.github.gocontainer.mojo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.registry.Registries;
import io.github.gocontainer.registry.referrer.AttachedReferrer;
import io.github.gocontainer.registry.referrer.Referrer;
import io.github.gocontainer.supplychain.SbomFiles;
import io.github.gocontainer.supplychain.SbomFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attaches the bills of materials to the image that was pushed: each to the index, or to its platform's manifest. */
final class AttachStage {

    private static final String TITLE = "org.opencontainers.image.title";

    private final Stages stages;
    private final BuildPlan plan;

    AttachStage(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    /** Returns what is attached now; nothing when nothing is to be. */
    List<AttachedReferrer> run(Registries target, ImageReference repository) throws IOException {
        if (!plan.sbom().attach()) {
            return List.of();
        }
        List<Referrer> referrers = referrers();
        Path folder = plan.workspace().temporary().resolve("referrers");
        try {
            List<AttachedReferrer> attached = target.attach(repository, referrers, folder);
            for (int i = 0; i < referrers.size(); i++) {
                stages.log()
                        .done("attached " + referrers.get(i).annotations().get(TITLE) + " to " + repository.name() + "@"
                                + referrers.get(i).subject().digest() + " as "
                                + attached.get(i).manifest().digest());
            }
            return attached;
        } finally {
            FileTree.delete(folder);
        }
    }

    private List<Referrer> referrers() throws IOException {
        SbomFiles files = new SbomFiles(plan.workspace().directory());
        ImageLayout layout = plan.workspace().layout();
        Descriptor root = layout.root();
        List<Referrer> referrers = new ArrayList<>();
        for (SbomFormat format : plan.sbom().formats()) {
            Path whole = files.file(format);
            if (!Files.isRegularFile(whole)) {
                throw new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        "<sbom><attach> is true, and there is no " + whole,
                        "run mvn package (goal gocontainer:image) first");
            }
            referrers.add(referrer(root, format, whole));
            for (JsonNode entry :
                    Json.parse(layout.blobs().document(root.digest())).path("manifests")) {
                Descriptor manifest = Descriptors.read(entry);
                Path own = manifest.platform()
                        .map(platform -> files.file(format, platform))
                        .orElse(whole);
                if (!own.equals(whole) && Files.isRegularFile(own)) {
                    referrers.add(referrer(manifest, format, own));
                }
            }
        }
        return referrers;
    }

    private static Referrer referrer(Descriptor subject, SbomFormat format, Path file) throws IOException {
        return new Referrer(
                subject,
                format.mediaType(),
                Files.readAllBytes(file),
                new TreeMap<>(Map.of(TITLE, file.getFileName().toString())));
    }
}
