package io.github.gocontainer.cluster.rollout;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image that the new pods must run.
 *
 * @param reference by digest, as the workload names it
 * @param digests of its index and of its manifests, of which a runtime reports one or the other
 */
public record RunningImage(String reference, Set<String> digests) {

    /** {@code repository@sha256:...}; some runtimes report the digest of the configuration alone, which says nothing here. */
    private static final Pattern IMAGE_ID = Pattern.compile(".*@(sha256:[0-9a-f]{64})");

    public RunningImage {
        digests = Set.copyOf(digests);
    }

    /** What runs instead, in a sentence; empty when all new pods run it, as far as the runtime tells. */
    Optional<String> contradiction(List<PodState> pods) {
        Set<String> others = new TreeSet<>();
        for (PodState pod : pods) {
            for (PodState.ContainerState container : pod.containers()) {
                Matcher id = IMAGE_ID.matcher(container.imageId());
                if (pod.image(container.name()).equals(reference) && id.matches() && !digests.contains(id.group(1))) {
                    others.add(
                            "pod " + pod.name() + ", container " + container.name() + " runs " + container.imageId());
                }
            }
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", others) + ", but " + reference + " was to run");
    }
}
