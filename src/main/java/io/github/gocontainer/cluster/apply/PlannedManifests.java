package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.rollout.PlannedChange;
import io.github.gocontainer.cluster.rollout.Workload;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Manifests that the server would take, and the way back from them. */
final class PlannedManifests implements PlannedChange {

    private final Cluster cluster;
    private final ServerSideApply apply;
    private final List<PlannedObject> objects;
    private final String image;
    private final BuildLog log;
    private final List<AppliedObject> applied = new ArrayList<>();

    /** @param objects the last one is the workload whose rollout is waited for */
    PlannedManifests(Cluster cluster, ServerSideApply apply, List<PlannedObject> objects, String image, BuildLog log) {
        this.cluster = cluster;
        this.apply = apply;
        this.objects = List.copyOf(objects);
        this.image = image;
        this.log = log;
    }

    private PlannedObject workload() {
        return objects.get(objects.size() - 1);
    }

    @Override
    public Optional<Workload> before() {
        return workload().live().map(document -> new Workload(workload().name(), document));
    }

    @Override
    public boolean isNeeded() {
        return objects.stream().anyMatch(PlannedObject::isChanged);
    }

    @Override
    public String sentence() {
        List<PlannedObject> changed =
                objects.stream().filter(PlannedObject::isChanged).toList();
        return "applying " + image + ": "
                + changed.stream()
                        .map(object -> object.name() + (object.isNew() ? " (new)" : ""))
                        .collect(Collectors.joining(", "))
                + " in namespace " + cluster.namespace() + " of " + cluster.identity();
    }

    /** When one of them fails although the trial went well, those before it are put back. */
    @Override
    public Workload apply() {
        try {
            objects.stream().filter(PlannedObject::isChanged).forEach(this::apply);
        } catch (BuildFailure e) {
            List<String> stay = putBack();
            throw new BuildFailure(
                    e.code(),
                    e.getMessage()
                            + (stay.isEmpty()
                                    ? "; what was applied before it was undone"
                                    : "; these stay as they were applied: " + String.join(", ", stay)),
                    e.hint().orElse(null),
                    e);
        }
        return applied.stream()
                .filter(object -> object.planned().equals(workload()))
                .findFirst()
                .map(object -> new Workload(workload().name(), object.now()))
                .orElseGet(
                        () -> new Workload(workload().name(), workload().live().orElseThrow()));
    }

    private void apply(PlannedObject object) {
        try {
            applied.add(new AppliedObject(object, apply.apply(object.name(), object.body(), object.overOurselves())));
            log.detail("applied " + object.name());
        } catch (BuildFailure e) {
            arrived(object).ifPresent(applied::add);
            throw e;
        }
    }

    /** Where no answer came, the request may have done what it was to do. */
    private Optional<AppliedObject> arrived(PlannedObject object) {
        try {
            return cluster.find(object.name())
                    .filter(now -> object.isNew()
                            ? new OwnedFields(now, ServerSideApply.FIELD_MANAGER).any()
                            : !FieldChange.between(object.live().orElseThrow(), now)
                                            .isEmpty()
                                    && FieldChange.between(now, object.wanted()).isEmpty())
                    .map(now -> new AppliedObject(object, now));
        } catch (BuildFailure e) {
            log.warn("whether " + object.name() + " was changed is not known: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What came with the workload goes back also when the workload itself does not: by hand it is one command then. */
    @Override
    public Undone undo(Workload now) {
        Optional<AppliedObject> last = applied.stream()
                .filter(object -> object.planned().equals(workload()))
                .findFirst();
        last.ifPresent(applied::remove);
        try {
            Optional<Workload> undone = last.isPresent()
                    ? new EarlierConfiguration(cluster)
                            .putBack(last.get(), Optional.of(now))
                            .map(document -> new Workload(now.name(), document))
                    : Optional.of(now);
            return new Undone(undone, putBack());
        } catch (BuildFailure e) {
            boolean alone = applied.isEmpty();
            List<String> stay = putBack();
            throw new BuildFailure(
                    e.code(),
                    e.getMessage()
                            + (alone
                                    ? ""
                                    : stay.isEmpty()
                                            ? "; what was applied with it was put back"
                                            : "; these stay as they were applied as well: " + String.join(", ", stay)),
                    e.hint().orElse(null),
                    e);
        }
    }

    /** In the opposite order; those that could not be put back, with the reason. */
    private List<String> putBack() {
        List<String> stay = new ArrayList<>();
        for (int i = applied.size() - 1; i >= 0; i--) {
            AppliedObject object = applied.get(i);
            try {
                new EarlierConfiguration(cluster).putBack(object, Optional.empty());
            } catch (BuildFailure e) {
                stay.add(object.planned().name() + " (" + e.getMessage() + ")");
            }
        }
        applied.clear();
        return stay;
    }

    @Override
    public String undoByHand() {
        String kubectl = cluster.around(workload().name()).kubectl();
        if (workload().isNew()) {
            return kubectl + " delete " + workload().name();
        }
        return kubectl + " rollout undo " + workload().name()
                + before().map(Workload::revision)
                        .filter(revision -> !revision.isEmpty())
                        .map(revision -> " --to-revision=" + revision)
                        .orElse("");
    }

    /** An object that was changed, and what the server made of it. */
    record AppliedObject(PlannedObject planned, JsonNode now) {

        /** What this plugin said of it before. */
        ObjectNode earlier() {
            return new OwnedFields(planned.live().orElseThrow(), ServerSideApply.FIELD_MANAGER).configuration();
        }
    }
}
