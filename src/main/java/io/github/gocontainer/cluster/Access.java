package io.github.gocontainer.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.Optional;

/**
 * Something that the user may or may not do in the cluster, as RBAC sees it.
 *
 * @param verb for example {@code patch}
 * @param subresource for example {@code log}; mostly empty
 * @param name of one object; empty for all
 */
public record Access(
        String verb, ResourceType type, String subresource, Optional<String> namespace, Optional<String> name) {

    /** One verb on all objects of a type in a namespace. */
    public static Access to(String verb, ResourceType type, String namespace) {
        return new Access(
                verb, type, "", type.namespaced() ? Optional.of(namespace) : Optional.empty(), Optional.empty());
    }

    /** One verb on one object. */
    public static Access to(String verb, ResourceName object) {
        return new Access(verb, object.type(), "", object.namespace(), Optional.of(object.name()));
    }

    /** The same of a part of the object, such as a pod's {@code log}. */
    public Access of(String part) {
        return new Access(verb, type, part, namespace, name);
    }

    /** The question in the form of a SelfSubjectAccessReview. */
    ObjectNode review() {
        ObjectNode review = Json.object()
                .put("apiVersion", ResourceType.ACCESS_REVIEW.apiVersion())
                .put("kind", ResourceType.ACCESS_REVIEW.kind());
        ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
        attributes.put("verb", verb).put("group", type.group()).put("resource", type.plural());
        if (!subresource.isEmpty()) {
            attributes.put("subresource", subresource);
        }
        namespace.ifPresent(text -> attributes.put("namespace", text));
        name.ifPresent(text -> attributes.put("name", text));
        return review;
    }

    /** For example {@code patch deployments.apps}, as kubectl auth can-i takes it. */
    @Override
    public String toString() {
        String resource = type.plural() + (type.group().isEmpty() ? "" : "." + type.group());
        return verb + " " + resource + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
