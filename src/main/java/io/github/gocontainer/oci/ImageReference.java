package io.github.gocontainer.oci;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an image is: registry, repository and, when given, a tag and a digest.
 *
 * @param registry host with an optional port, for example {@code ghcr.io} or {@code localhost:5000}
 * @param repository path within the registry, for example {@code library/alpine}
 * @param tag for example {@code 3.22}; empty when a digest alone was given
 * @param digest the manifest that is meant whatever the tag says
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-manifests">OCI
 *     distribution specification, Pulling manifests</a>
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

    /** The registry that a reference without a host means. */
    public static final String DOCKER_HUB = "registry-1.docker.io";

    private static final Set<String> DOCKER_HUB_NAMES = Set.of("docker.io", "index.docker.io", DOCKER_HUB);
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_REPOSITORY = 255;
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[0-9a-fA-F:]+])(?::([0-9]{1,5}))?");
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final String FORM =
            "expected [registry[:port]/]repository[:tag][@sha256:...], for example ghcr.io/acme/hello:1.0";

    public ImageReference {
        if (!isRegistry(registry)) {
            throw new IllegalArgumentException(
                    "'" + registry + "' is not a registry: expected host or host:port with a port from 1 to 65535");
        }
        if (repository.length() > LONGEST_REPOSITORY
                || !REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException("'" + repository
                    + "' is not a repository: expected at most 255 of a-z, 0-9 and . _ - between them, in parts"
                    + " separated by /");
        }
        tag.ifPresent(ImageReference::checkTag);
    }

    private static boolean isRegistry(String text) {
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            return false;
        }
        int port = host.group(1) == null ? 1 : Integer.parseInt(host.group(1));
        return port >= 1 && port <= HIGHEST_PORT;
    }

    /**
     * Checks a tag by itself.
     *
     * @throws IllegalArgumentException when it is none; the message shows the accepted form
     */
    public static String checkTag(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("'" + tag
                    + "' is not a tag: expected 1 to 128 of A-Z, a-z, 0-9, _ . - and none of . - at the start");
        }
        return tag;
    }

    /**
     * Parses a reference as Docker does: without a host it means Docker Hub, and there a repository of one part lies
     * under {@code library/}.
     *
     * @throws IllegalArgumentException when the text is no reference; the message shows the accepted form
     */
    public static ImageReference parse(String text) {
        String rest = text.strip();
        try {
            Optional<Digest> digest = Optional.empty();
            int at = rest.indexOf('@');
            if (at >= 0) {
                digest = Optional.of(Digest.parse(rest.substring(at + 1)));
                rest = rest.substring(0, at);
            }
            Optional<String> tag = Optional.empty();
            int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
            if (colon >= 0 && (rest.indexOf('/') >= 0 || !rest.startsWith("["))) {
                tag = Optional.of(rest.substring(colon + 1));
                rest = rest.substring(0, colon);
            }
            return of(rest, tag, digest);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an image reference (" + e.getMessage() + "): " + FORM + perhaps(text), e);
        }
    }

    /** What was most likely meant: without the scheme of an address, in lower case before the tag. */
    private static String perhaps(String text) {
        String bare = text.strip().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("/+$", "");
        int tag = bare.indexOf(':', bare.lastIndexOf('/') + 1);
        int end = tag < 0 ? bare.length() : tag;
        String corrected = bare.substring(0, end).toLowerCase(Locale.ROOT) + bare.substring(end);
        if (corrected.equals(text)) {
            return "";
        }
        try {
            return "; perhaps " + parse(corrected);
        } catch (IllegalArgumentException stillNone) {
            return "";
        }
    }

    private static ImageReference of(String name, Optional<String> tag, Optional<Digest> digest) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasHost = first.contains(".") || first.contains(":") || first.equals("localhost");
        if (hasHost && !DOCKER_HUB_NAMES.contains(first)) {
            return new ImageReference(first, name.substring(slash + 1), tag, digest);
        }
        String repository = hasHost ? name.substring(slash + 1) : name;
        return new ImageReference(
                DOCKER_HUB, repository.contains("/") ? repository : "library/" + repository, tag, digest);
    }

    /** What a registry is asked for: the digest where there is one, else the tag, else {@code latest}. */
    public String manifestName() {
        return digest.map(Digest::toString).orElseGet(() -> tag.orElse("latest"));
    }

    /** Registry and repository, without tag and digest. */
    public String name() {
        return (registry.equals(DOCKER_HUB) ? "docker.io" : registry) + "/" + repository;
    }

    /** The same repository with this tag alone. */
    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    /** The same repository with this digest alone. */
    public ImageReference withDigest(Digest newDigest) {
        return new ImageReference(registry, repository, Optional.empty(), Optional.of(newDigest));
    }

    @Override
    public String toString() {
        return name()
                + tag.map(value -> ":" + value).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
