package io.github.gocontainer.registry.push;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.registry.client.Manifests;
import io.github.gocontainer.registry.client.trouble.RegistryTrouble;
import io.github.gocontainer.registry.client.trouble.Retries;
import io.github.gocontainer.registry.client.trouble.Trouble;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Points tags to an image that the registry has already, and looks whether they do. */
final class TagWriter {

    private static final Set<Integer> CONFLICTS = Set.of(409, 412);
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 405);

    private final Manifests manifests;
    private final Retries retries;
    private final BuildLog log;
    private final String what;

    TagWriter(Manifests manifests, Retries retries, BuildLog log, String what) {
        this.manifests = manifests;
        this.retries = retries;
        this.log = log;
        this.what = what;
    }

    /** What each tag points to now; one request per tag. */
    Map<String, Optional<Digest>> look(List<String> tags) {
        Map<String, Optional<Digest>> found = new LinkedHashMap<>();
        for (String tag : tags) {
            found.put(tag, retries.run(what + ", tag " + tag, attempt -> manifests.digest(tag)));
        }
        return found;
    }

    /**
     * Points one tag to the document.
     *
     * @param before what it pointed to
     */
    void write(String tag, Optional<Digest> before, String mediaType, byte[] document) {
        Digest digest = Digest.of(document);
        if (before.equals(Optional.of(digest))) {
            log.detail("tag " + tag + " points to " + digest.brief() + " already");
            return;
        }
        retries.run(what + ", tag " + tag, attempt -> {
            if (attempt == 1 || !manifests.digest(tag).equals(Optional.of(digest))) {
                put(tag, before, mediaType, document, digest);
            }
            check(tag, before, digest);
            return tag;
        });
    }

    private void put(String tag, Optional<Digest> before, String mediaType, byte[] document, Digest digest)
            throws IOException {
        try {
            manifests.write("write tag " + tag, tag, mediaType, document);
        } catch (RegistryTrouble e) {
            if (before.isPresent() && saysImmutable(e.trouble())) {
                throw new BuildFailure(
                        FailureCode.REGISTRY,
                        what + " failed: tag " + tag + " is immutable in this registry and points to " + before.get()
                                + ", the image that was built is " + digest + "\n"
                                + e.trouble().line()
                                + e.trouble()
                                        .said()
                                        .map(said -> "\nThe registry says: " + said)
                                        .orElse(""),
                        "choose a new tag in <to>, for example a new version",
                        e);
            }
            throw e;
        }
    }

    private static boolean saysImmutable(Trouble trouble) {
        String said = trouble.said().orElse("").toLowerCase(Locale.ROOT);
        return CONFLICTS.contains(trouble.status())
                || (REFUSALS.contains(trouble.status())
                        && (said.contains("immutab")
                                || said.contains("already exist")
                                || said.contains("tag_invalid")
                                || said.contains("locked")));
    }

    /** A digest that is neither the old one nor ours is that of somebody who pushed at the same time, and was last. */
    private void check(String tag, Optional<Digest> before, Digest digest) throws IOException {
        Optional<Digest> now = manifests.digest(tag);
        if (now.equals(Optional.of(digest))) {
            return;
        }
        if (now.isEmpty() || now.equals(before)) {
            throw manifests.vanished("tag " + tag + " is not found after push"
                    + now.map(old -> ", it still points to " + old).orElse(""));
        }
        log.warn(what + ": tag " + tag + " points to " + now.get() + " now, and not to " + digest
                + ": somebody else pushed it at the same time");
    }
}
