package io.github.gocontainer.cluster.manifests;

import java.util.Optional;

/**
 * The image that the manifests name.
 *
 * @param name repository without tag
 * @param digest for example {@code sha256:...}
 * @param modulePath of go.mod, as {@code ko://} references have it
 */
public record RolledImage(String name, String digest, String modulePath) {

    private static final String SCHEME = "ko://";

    public String reference() {
        return name + "@" + digest;
    }

    /** The value of a placeholder that stands for the image; empty when the name is another one. */
    Optional<String> variable(String variable) {
        return switch (variable) {
            case "image", "gocontainer.image.reference" -> Optional.of(reference());
            case "gocontainer.image" -> Optional.of(name);
            case "gocontainer.image.digest" -> Optional.of(digest);
            default -> Optional.empty();
        };
    }

    static boolean isKoReference(String text) {
        return text.startsWith(SCHEME);
    }

    /** Whether a {@code ko://} reference is about a package of the image's module. */
    boolean isMeantBy(String koReference) {
        String path = koReference.substring(SCHEME.length());
        return path.equals(modulePath)
                || path.startsWith(modulePath + "/")
                || path.equals(".")
                || path.startsWith("./");
    }
}
