package io.github.gocontainer.cluster.change;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.PatchType;
import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.rollout.Change;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the image into containers of a workload that is there, and touches nothing else of it, as {@code kubectl set image}
 * does: that works whoever made the workload.
 */
public final class ImageChange implements Change {

    /** In whose name the fields are changed. */
    public static final String FIELD_MANAGER = "gocontainer";

    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    private final Cluster cluster;
    private final PatchSpec spec;
    private final String image;

    /**
     * The change of one workload.
     *
     * @param image by digest
     */
    public ImageChange(Cluster cluster, PatchSpec spec, String image) {
        this.cluster = cluster;
        this.spec = spec;
        this.image = image;
    }

    @Override
    public ResourceName workload() {
        return cluster.named(spec.type(), spec.name());
    }

    @Override
    public List<Access> accesses() {
        return List.of(Access.to("get", workload()), Access.to("patch", workload()));
    }

    @Override
    public PlannedChange plan() {
        Workload before = ExistingWorkload.findChangeable(cluster, workload());
        Map<String, String> earlier = new LinkedHashMap<>();
        String container = container(before);
        earlier.put(container, existing(before, "container", "container", before.images(), container));
        Map<String, String> earlierInit = new LinkedHashMap<>();
        for (String name : spec.initContainers()) {
            earlierInit.put(name, existing(before, "init container", "initContainers", before.initImages(), name));
        }
        return new Planned(before, earlier, earlierInit);
    }

    /** By name; else the only one; else the one that the template itself calls its default. */
    private String container(Workload workload) {
        Map<String, String> images = workload.images();
        if (spec.container().isPresent()) {
            return spec.container().get();
        }
        String byDefault = workload.template()
                .path("metadata")
                .path("annotations")
                .path(DEFAULT_CONTAINER)
                .asText("");
        if (images.containsKey(byDefault)) {
            return byDefault;
        } else if (images.size() != 1) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    workload + " has several containers: " + String.join(", ", images.keySet())
                            + "; nothing was changed",
                    "name the one that gets the image with <kubernetes><container>"
                            + " (-Dgocontainer.kubernetes.container=)");
        }
        return images.keySet().iterator().next();
    }

    private static String existing(
            Workload workload, String what, String element, Map<String, String> images, String name) {
        return Optional.ofNullable(images.get(name))
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        workload + " has no " + what + " '" + name + "'; it has: "
                                + (images.isEmpty() ? "none" : String.join(", ", images.keySet()))
                                + "; nothing was changed",
                        "correct <kubernetes><" + element + ">"));
    }

    /** The change of a workload that was read. */
    private final class Planned implements PlannedChange {

        private final Workload before;
        private final Map<String, String> earlier;
        private final Map<String, String> earlierInit;

        /** @param earlier the images of the containers that change, by name */
        Planned(Workload before, Map<String, String> earlier, Map<String, String> earlierInit) {
            this.before = before;
            this.earlier = earlier;
            this.earlierInit = earlierInit;
        }

        @Override
        public Optional<Workload> before() {
            return Optional.of(before);
        }

        @Override
        public boolean isNeeded() {
            return !isAt(before, all(earlier), all(earlierInit));
        }

        @Override
        public String sentence() {
            return "rolling out " + image + " to " + before + " (container " + String.join(", ", earlier.keySet())
                    + (earlierInit.isEmpty() ? "" : ", init container " + String.join(", ", earlierInit.keySet()))
                    + ") in namespace " + cluster.namespace() + " of " + cluster.identity();
        }

        @Override
        public Workload apply() {
            return patch("put the image into " + before, before, all(earlier), all(earlierInit));
        }

        @Override
        public Undone undo(Workload now) {
            return Undone.of(patch("put the earlier image back into " + before, now, earlier, earlierInit));
        }

        private Workload patch(
                String what, Workload known, Map<String, String> images, Map<String, String> initImages) {
            return new GuardedPatch(cluster)
                    .send(
                            what,
                            known,
                            current -> request(current, images, initImages),
                            current -> isAt(current, images, initImages));
        }

        @Override
        public String undoByHand() {
            StringBuilder command = new StringBuilder(cluster.kubectl() + " set image " + before);
            earlierInit.forEach(
                    (name, text) -> command.append(' ').append(name).append('=').append(text));
            earlier.forEach(
                    (name, text) -> command.append(' ').append(name).append('=').append(text));
            return command.toString();
        }
    }

    private Map<String, String> all(Map<String, String> containers) {
        Map<String, String> images = new LinkedHashMap<>(containers);
        images.replaceAll((name, earlier) -> image);
        return images;
    }

    private static boolean isAt(Workload workload, Map<String, String> images, Map<String, String> initImages) {
        return workload.images().entrySet().containsAll(images.entrySet())
                && workload.initImages().entrySet().containsAll(initImages.entrySet());
    }

    private static ApiRequest request(Workload workload, Map<String, String> images, Map<String, String> initImages) {
        ObjectNode patch = Json.object();
        patch.putObject("metadata").put("resourceVersion", workload.resourceVersion());
        ObjectNode pod = patch.putObject("spec").putObject("template").putObject("spec");
        put(pod, "containers", images);
        put(pod, "initContainers", initImages);
        return ApiRequest.patch(workload.name().path(), PatchType.STRATEGIC_MERGE, patch)
                .with("fieldManager", FIELD_MANAGER);
    }

    private static void put(ObjectNode pod, String list, Map<String, String> images) {
        if (!images.isEmpty()) {
            ArrayNode containers = pod.putArray(list);
            images.forEach(
                    (name, image) -> containers.addObject().put("name", name).put("image", image));
        }
    }
}
