package io.github.gocontainer.cluster.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.ResourceName;
import java.util.List;
import java.util.Optional;

/**
 * One object as it is, and as it would be after the manifest was applied.
 *
 * @param body what is sent
 * @param live as it was read; empty when there is none
 * @param wanted what the server answered to the trial
 * @param overOurselves whether a field that an earlier request of ours owns is taken over
 */
record PlannedObject(
        ResourceName name, ObjectNode body, Optional<JsonNode> live, JsonNode wanted, boolean overOurselves) {

    boolean isNew() {
        return live.isEmpty();
    }

    boolean isChanged() {
        return isNew() || !changes().isEmpty();
    }

    /** None for an object that is new as a whole. */
    List<FieldChange> changes() {
        List<FieldChange> changes =
                live.map(before -> FieldChange.between(before, wanted)).orElse(List.of());
        return name.type().kind().equals("Secret")
                ? changes.stream().map(FieldChange::withoutSecrets).toList()
                : changes;
    }
}
