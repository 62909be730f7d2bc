package io.github.gocontainer.mojo;

import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.Workspace;
import io.github.gocontainer.registry.push.PublishedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** {@code published.json} and {@code published.env}: where the image that lies beside them is. */
final class PublishedFiles {

    private final Workspace workspace;

    PublishedFiles(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Removes what an earlier push wrote about another image or another repository, before this one changes anything
     * there. What is written about this very image there stays: it is true however this push ends.
     */
    void forgetOthers(ImageReference repository) {
        try {
            String image =
                    repository.withDigest(workspace.layout().root().digest()).toString();
            if (!written().equals(image)) {
                Files.deleteIfExists(workspace.publishedVariables());
                Files.deleteIfExists(workspace.publishedFile());
            }
        } catch (IOException e) {
            throw Failures.files("what an earlier push wrote down could not be removed", e);
        }
    }

    private String written() {
        try {
            return Json.parse(Files.readAllBytes(workspace.publishedFile()))
                    .path("reference")
                    .asText();
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Only when all of it is there, with what was to be attached: whoever finds the files may rely on it. */
    void write(PublishedImage published) throws IOException {
        AtomicFiles.write(workspace.publishedFile(), published.json());
        AtomicFiles.write(
                workspace.publishedVariables(),
                (String.join("\n", published.env()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
