package io.github.gocontainer.cluster;

/** How the body of a PATCH is understood. */
public enum PatchType {
    /** Lists with a merge key, such as containers by name, are merged item by item. */
    STRATEGIC_MERGE("application/strategic-merge-patch+json"),
    /** RFC 7386. */
    MERGE("application/merge-patch+json"),
    /** RFC 6902: a list of operations. */
    JSON("application/json-patch+json"),
    /** Server-side apply; JSON is YAML. */
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    PatchType(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }
}
