package io.github.gocontainer.cluster.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides from the new pods whether the rollout can still succeed. */
final class PodDiagnosis {

    private static final int RESTARTS = 2;
    private static final Set<String> PULLING = Set.of("ErrImagePull", "ImagePullBackOff");
    private static final Set<String> HOPELESS =
            Set.of("InvalidImageName", "ErrImageNeverPull", "CreateContainerConfigError");
    /** What a registry answers that has no such image or does not give it to this one. */
    private static final Pattern REFUSED = Pattern.compile(
            "not found|manifest unknown|name unknown|denied|unauthorized|forbidden|authentication required"
                    + "|no match for platform|does not exist|invalid reference|invalid username/password",
            Pattern.CASE_INSENSITIVE);
    /** What goes away by itself although the words above are in it. */
    private static final Pattern TRANSIENT = Pattern.compile(
            "connection refused|connection reset|timeout|timed out|no such host|too many requests"
                    + "|service unavailable|bad gateway|temporary failure|name .* is reserved|deadline exceeded",
            Pattern.CASE_INSENSITIVE);
    /** A quota, Pod Security or another admission said no; what is merely not there yet is tried again. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "forbidden|violates|exceeded quota|is invalid|denied the request", Pattern.CASE_INSENSITIVE);

    private PodDiagnosis() {}

    /** All troubles of these pods, in the order of the pods. */
    static List<PodTrouble> of(List<PodState> pods) {
        List<PodTrouble> troubles = new ArrayList<>();
        for (PodState pod : pods) {
            if (!pod.isBeingDeleted()) {
                unschedulable(pod).ifPresent(troubles::add);
                pod.containers().forEach(container -> of(pod, container).ifPresent(troubles::add));
            }
        }
        return troubles;
    }

    /** What the controller says that could not create a pod. */
    static PodTrouble notCreated(String owner, String message) {
        return new PodTrouble(
                FORBIDDEN.matcher(message).find(), "no pod can be created (FailedCreate of " + owner + "): " + message);
    }

    private static Optional<PodTrouble> unschedulable(PodState pod) {
        JsonNode scheduled = Workload.condition(pod.document(), "PodScheduled");
        return scheduled.path("reason").asText().equals("Unschedulable")
                ? Optional.of(new PodTrouble(
                        false,
                        "pod " + pod.name() + " is Unschedulable: "
                                + scheduled.path("message").asText()))
                : Optional.empty();
    }

    private static Optional<PodTrouble> of(PodState pod, PodState.ContainerState container) {
        String reason = container.waiting().path("reason").asText("");
        String message = container.waiting().path("message").asText("");
        if (PULLING.contains(reason)) {
            boolean refused = REFUSED.matcher(message).find()
                    && !TRANSIENT.matcher(message).find();
            return Optional.of(new PodTrouble(
                    refused,
                    place(pod, container) + ": the image " + pod.image(container.name()) + " cannot be pulled: "
                            + reason + ": " + message));
        } else if (HOPELESS.contains(reason)) {
            return Optional.of(new PodTrouble(true, place(pod, container) + ": " + reason + ": " + message));
        } else if (reason.equals("CreateContainerError") || reason.equals("RunContainerError")) {
            return Optional.of(new PodTrouble(
                    !TRANSIENT.matcher(message).find() && (reason.startsWith("Create") || container.restarts() > 0),
                    place(pod, container) + ": " + reason + ": " + message));
        }
        return crashed(pod, container);
    }

    /** The pause between two starts grows, so after the second restart the third one tells nothing new. */
    private static Optional<PodTrouble> crashed(PodState pod, PodState.ContainerState container) {
        boolean waits = container.waiting().path("reason").asText("").equals("CrashLoopBackOff");
        boolean ended = container.document().path("state").has("terminated");
        if (container.restarts() < RESTARTS || (!waits && !ended) || pod.hasPassed(container)) {
            return Optional.empty();
        }
        return Optional.of(new PodTrouble(
                true,
                place(pod, container) + ": CrashLoopBackOff: it ended again and again, with " + container.ending()
                        + ", " + container.restarts() + " restarts"));
    }

    private static String place(PodState pod, PodState.ContainerState container) {
        return "pod " + pod.name() + (pod.node().isEmpty() ? "" : " on " + pod.node()) + ", container "
                + container.name();
    }
}
