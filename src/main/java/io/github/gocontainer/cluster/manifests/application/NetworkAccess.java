package io.github.gocontainer.cluster.manifests.application;

/** From where the pods may be connected to. */
public enum NetworkAccess {
    /** No NetworkPolicy: what others of the namespace say. */
    UNRESTRICTED("none"),
    /** From the pods of the same namespace. */
    NAMESPACE("namespace"),
    /** From everywhere, but only to the ports of the application. */
    PORTS("ports");

    private final String word;

    NetworkAccess(String word) {
        this.word = word;
    }

    public static NetworkAccess parse(String text) {
        for (NetworkAccess access : values()) {
            if (access.word.equals(text)) {
                return access;
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a network policy: expected none, namespace (only pods of the namespace may connect) or ports"
                + " (everybody may, to the container's ports)");
    }
}
