package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the rollouts of workloads that belong together ended: all of them run the new version, or the build fails.
 *
 * @param all one of each workload, in the order in which they were changed
 */
public record RolloutReports(List<RolloutReport> all) {

    public RolloutReports {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a rollout is that of a workload");
        }
    }

    public boolean succeeded() {
        return all.stream().allMatch(RolloutReport::succeeded);
    }

    /** The one that says how all of it ended: the first that failed, else the first that is no success, else the last. */
    public RolloutReport deciding() {
        return all.stream()
                .filter(report -> report.outcome() == RolloutReport.Outcome.FAILED)
                .findFirst()
                .or(() -> all.stream().filter(report -> !report.succeeded()).findFirst())
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /** What the build fails with: every reason, and what became of every workload. */
    public BuildFailure failure() {
        Stream<String> reasons = all.stream()
                .filter(report -> report.outcome() != RolloutReport.Outcome.UNDECIDED)
                .map(RolloutReport::reason);
        Stream<String> undone =
                all.stream().flatMap(report -> report.undo().stream()).map(RolloutReport.Undo::sentence);
        return new BuildFailure(
                FailureCode.ROLLOUT,
                Stream.concat(reasons, undone)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("\n")),
                Optional.of(all.stream()
                                .flatMap(report -> report.hint().stream())
                                .distinct()
                                .collect(Collectors.joining("; ")))
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                null);
    }

    /** The content of {@code rollout.json}. */
    public byte[] json(String reference, String digest, String cluster) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", RolloutReport.SCHEMA_VERSION);
        document.put("digest", digest);
        document.put("reference", reference);
        document.put("cluster", cluster);
        deciding().writeTo(document);
        if (all.size() > 1) {
            ArrayNode others = document.putArray("others");
            List<RolloutReport> rest = new ArrayList<>(all);
            rest.remove(deciding());
            rest.forEach(report -> report.writeTo(others.addObject()));
        }
        return Json.pretty(document);
    }
}
