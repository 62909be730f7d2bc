package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.PushPlan;
import io.github.gocontainer.registry.PublishedImage;
import io.github.gocontainer.registry.PushSpec;
import io.github.gocontainer.registry.TransferSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pushes the image of the layout and writes down where it is. */
final class PushStage {

    private final Stages stages;
    private final BuildPlan plan;
    private final PushPlan push;

    PushStage(Stages stages, PushPlan push) {
        this.stages = stages;
        this.plan = stages.plan();
        this.push = push;
    }

    void run() {
        if (plan.offline()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "Maven works offline (-o): nothing was pushed to "
                            + push.repository().name(),
                    "run it without -o, or skip the goal with -Dgocontainer.push.skip");
        }
        BuiltFiles.check(plan);
        long start = System.nanoTime();
        try (RegistryAccess access = stages.registries()) {
            PublishedImage published = access.target()
                    .push(new PushSpec(
                            plan.workspace().layout(),
                            push.repository(),
                            push.tags(),
                            plan.image().bases().values().stream().findFirst()));
            AtomicFiles.write(plan.workspace().publishedFile(), published.json());
            AtomicFiles.write(
                    plan.workspace().publishedVariables(),
                    (String.join("\n", published.env()) + "\n").getBytes(StandardCharsets.UTF_8));
            stages.log().done(sentence(published.transfer(), Duration.ofNanos(System.nanoTime() - start)));
            published
                    .tags()
                    .forEach(tag ->
                            stages.log().done("tagged " + published.target().withTag(tag)));
            stages.log().done("published " + published.reference());
        } catch (IOException e) {
            throw Failures.files("what was published could not be written down", e);
        }
    }

    private String sentence(TransferSummary transfer, Duration time) {
        String cost = "(" + Quantities.count(transfer.requests(), "request") + ", " + Quantities.time(time) + ")";
        if (transfer.alreadyPublished()) {
            return "already pushed to " + push.repository().name() + " " + cost;
        }
        List<String> blobs = new ArrayList<>();
        blobs.add("pushed " + Quantities.count(transfer.blobsUploaded(), "blob") + " with "
                + Quantities.size(transfer.bytesSent()));
        if (transfer.blobsMounted() > 0) {
            blobs.add(transfer.blobsMounted() + " mounted from the base image");
        }
        if (transfer.blobsPresent() > 0) {
            blobs.add(transfer.blobsPresent() + " there already");
        }
        return String.join(", ", blobs) + ": " + push.repository().name() + " " + cost;
    }
}
