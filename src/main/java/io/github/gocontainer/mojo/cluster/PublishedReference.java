package io.github.gocontainer.mojo.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.rollout.RunningImage;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the goal push has published: the image that is rolled out.
 *
 * @param reference by digest
 * @param digests of the index and of the manifest of each platform
 */
record PublishedReference(String reference, String digest, Set<String> digests) {

    private static final String PUSH_FIRST = "run mvn deploy (goal gocontainer:push) first";

    PublishedReference {
        digests = Set.copyOf(digests);
    }

    /** Reads {@code published.json}, which must be about the image that lies beside it. */
    static PublishedReference of(Workspace workspace) {
        if (!Files.isRegularFile(workspace.publishedFile())) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "nothing was rolled out: there is no " + workspace.publishedFile()
                            + ", so the image is not known to" + " be in a registry",
                    PUSH_FIRST);
        }
        try {
            JsonNode published = Json.parse(Files.readAllBytes(workspace.publishedFile()));
            String digest = published.path("digest").asText();
            String built = workspace.layout().root().digest().toString();
            if (!digest.equals(built)) {
                throw new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        "nothing was rolled out: " + workspace.publishedFile() + " is about " + digest
                                + ", but the image in " + workspace.directory() + " is " + built,
                        PUSH_FIRST);
            }
            Set<String> digests = new TreeSet<>(Set.of(digest));
            published
                    .path("platforms")
                    .properties()
                    .forEach(platform -> digests.add(platform.getValue().asText()));
            return new PublishedReference(published.path("reference").asText(), digest, digests);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "nothing was rolled out: what was published cannot be read: " + e.getMessage(),
                    PUSH_FIRST,
                    e);
        }
    }

    RunningImage runningImage() {
        return new RunningImage(reference, digests);
    }
}
