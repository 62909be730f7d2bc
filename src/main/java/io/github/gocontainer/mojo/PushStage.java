package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.gates.GatesFile;
import io.github.gocontainer.gates.RequiredGates;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.PushPlan;
import io.github.gocontainer.registry.base.Mirror;
import io.github.gocontainer.registry.push.PublishedImage;
import io.github.gocontainer.registry.push.PushSpec;
import io.github.gocontainer.registry.push.TransferSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        PublishedFiles files = new PublishedFiles(plan.workspace());
        files.forgetOthers(push.repository());
        checkGates();
        long start = System.nanoTime();
        try (RegistryAccess access = stages.registries()) {
            PublishedImage pushed = access.target()
                    .push(new PushSpec(plan.workspace().layout(), push.repository(), push.tags(), bases()));
            stages.log().done(sentence(pushed.transfer(), Duration.ofNanos(System.nanoTime() - start)));
            pushed.tags()
                    .forEach(
                            tag -> stages.log().done("tagged " + pushed.target().withTag(tag)));
            PublishedImage published = pushed.with(new AttachStage(stages).run(access.target(), push.repository()));
            files.write(published);
            stages.log().done("published " + published.reference());
            plan.trigger().ifPresent(trigger -> new TriggerStage(stages).run(trigger, published));
        } catch (IOException e) {
            throw Failures.files("what was published could not be written down", e);
        }
    }

    /** The base of each platform, or its mirror where that is in the registry which is pushed to. */
    private Map<Platform, ImageReference> bases() {
        Map<Platform, ImageReference> bases = new TreeMap<>();
        plan.image()
                .bases()
                .forEach((platform, base) -> bases.put(
                        platform,
                        Mirror.find(plan.bases().mirrors(), base)
                                .map(mirror -> mirror.of(base))
                                .filter(copy ->
                                        copy.registry().equals(push.repository().registry()))
                                .orElse(base)));
        return bases;
    }

    private long distinctBases() {
        return plan.image().bases().values().stream()
                .map(ImageReference::name)
                .distinct()
                .count();
    }

    /** What earlier jobs of a pipeline found counts as well: they hand target/ on. */
    private void checkGates() {
        try {
            String digest = plan.workspace().layout().root().digest().toString();
            List<String> objections = new RequiredGates(plan.requiredGates())
                    .objections(new GatesFile(plan.workspace().gatesFile()).read(), digest);
            if (!objections.isEmpty()) {
                throw new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        "the image " + digest + " may not be pushed, because <push><require> wants what "
                                + plan.workspace().gatesFile() + " does not say of it:\n  "
                                + String.join("\n  ", objections),
                        "run the gates on this image first: mvn verify (tests: goal test; coverage: goal test with"
                                + " <tests><coverageMinimum>; smokeTest: goal smoke-test; scan: goal scan)");
            }
        } catch (IOException e) {
            throw Failures.files("what the gates said could not be read", e);
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
            blobs.add(transfer.blobsMounted() + " mounted from "
                    + (distinctBases() > 1 ? "the base images" : "the base image"));
        }
        if (transfer.blobsPresent() > 0) {
            blobs.add(transfer.blobsPresent() + " there already");
        }
        return String.join(", ", blobs) + ": " + push.repository().name() + " " + cost;
    }
}
