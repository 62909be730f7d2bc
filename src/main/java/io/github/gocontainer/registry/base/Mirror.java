package io.github.gocontainer.registry.base;

import io.github.gocontainer.oci.ImageReference;
import java.util.Map;
import java.util.Optional;

/**
 * Where the images of a registry are read instead.
 *
 * @param registry host with an optional port
 * @param path under which the mirror keeps the repositories; empty when they have their own names there
 */
public record Mirror(String registry, String path) {

    /**
     * Reads {@code mirror.example} or {@code mirror.example:5000/docker-hub}.
     *
     * @throws IllegalArgumentException for anything else; the message shows the accepted form
     */
    public static Mirror parse(String text) {
        String rest = text.strip().replaceFirst("/+$", "");
        ImageReference any;
        try {
            any = ImageReference.parse(rest + "/image");
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        if (!any.registry().equals(host)) {
            throw malformed(text);
        }
        return new Mirror(host, slash < 0 ? "" : rest.substring(slash + 1));
    }

    private static IllegalArgumentException malformed(String text) {
        String bare = text.strip().replaceFirst("^[a-zA-Z]+://", "");
        return new IllegalArgumentException("'" + text
                + "' is not a mirror: expected host[:port][/path], for example mirror.example/docker-hub"
                + (bare.equals(text.strip()) ? "" : "; perhaps " + bare));
    }

    /** The registry that a name of the configuration means; Docker Hub has several. */
    public static String mirrored(String name) {
        String host = name.strip().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/+$", "");
        return ImageReference.parse(host + "/any/image").registry();
    }

    /** Where the mirror keeps an image. */
    public ImageReference of(ImageReference image) {
        return new ImageReference(
                registry,
                path.isEmpty() ? image.repository() : path + "/" + image.repository(),
                image.tag(),
                image.digest());
    }

    @Override
    public String toString() {
        return path.isEmpty() ? registry : registry + "/" + path;
    }

    /** The mirror for an image, when one is configured and it is not the image's own place. */
    public static Optional<Mirror> find(Map<String, Mirror> mirrors, ImageReference image) {
        return Optional.ofNullable(mirrors.get(image.registry()))
                .filter(mirror -> !mirror.of(image).equals(image));
    }
}
