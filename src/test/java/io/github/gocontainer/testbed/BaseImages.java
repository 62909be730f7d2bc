package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Base images as they are found in registries, written as layouts and pushed by crane. */
public final class BaseImages {

    /** An index of two platforms with the media types of OCI. */
    public static final String INDEX = "bases/index:1";

    /** A manifest without an index, for amd64 only, with the media types of OCI. */
    public static final String SINGLE = "bases/single:1";

    /** A manifest without an index with Docker's media types, whose configuration has what OCI does not know. */
    public static final String DOCKER = "bases/docker:1";

    private static final String OCI = "application/vnd.oci.image.";
    private static final String DOCKER_TYPES = "application/vnd.docker.";

    private final Path folder;
    private final Crane crane;
    private final String registry;

    BaseImages(Path folder, Crane crane, String registry) {
        this.folder = folder;
        this.crane = crane;
        this.registry = registry;
    }

    void push() throws IOException {
        pushIndex();
        push(SINGLE, manifest("single", "amd64", false, Json.object()));
        push(DOCKER, manifest("docker", "amd64", true, dockerConfiguration()));
    }

    /** What Docker writes and the specification of OCI only tolerates. */
    private static ObjectNode dockerConfiguration() {
        ObjectNode configuration = Json.object();
        configuration.put("StopSignal", "SIGQUIT").put("User", "1234");
        configuration.putArray("Shell").add("/bin/busybox").add("-c");
        configuration.putArray("OnBuild").add("RUN true");
        configuration.putArray("Env").add("PATH=/bin").add("FROM_BASE=yes");
        configuration.putObject("Labels").put("org.example.base", "kept");
        configuration
                .putObject("Healthcheck")
                .put("Interval", 5_000_000_000L)
                .putArray("Test")
                .add("CMD")
                .add("/bin/ok");
        return configuration;
    }

    private void pushIndex() throws IOException {
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", OCI + "index.v1+json");
        ArrayNode manifests = index.putArray("manifests");
        for (String architecture : List.of("amd64", "arm64")) {
            ObjectNode descriptor = manifest("index", architecture, false, Json.object());
            descriptor.putObject("platform").put("architecture", architecture).put("os", "linux");
            manifests.add(descriptor);
        }
        push(INDEX, blob("index", OCI + "index.v1+json", Json.compact(index)));
    }

    private ObjectNode manifest(String name, String architecture, boolean docker, ObjectNode configuration)
            throws IOException {
        LayerTar tar = new LayerTar().file("etc/os-release", "ID=" + name + "\nARCHITECTURE=" + architecture + "\n");
        ObjectNode image = Json.object().put("architecture", architecture).put("os", "linux");
        image.set("config", configuration);
        image.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(tar.diffId());
        image.putArray("history").addObject().put("created_by", "the test bed");
        String manifestType = docker ? DOCKER_TYPES + "distribution.manifest.v2+json" : OCI + "manifest.v1+json";
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", manifestType);
        manifest.set(
                "config",
                blob(
                        name,
                        docker ? DOCKER_TYPES + "container.image.v1+json" : OCI + "config.v1+json",
                        Json.compact(image)));
        manifest.putArray("layers")
                .add(blob(
                        name,
                        docker ? DOCKER_TYPES + "image.rootfs.diff.tar.gzip" : OCI + "layer.v1.tar+gzip",
                        tar.gzip()));
        return blob(name, manifestType, Json.compact(manifest));
    }

    /** Writes the bytes into a layout; returns their descriptor. */
    private ObjectNode blob(String name, String mediaType, byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        Path blobs = folder.resolve(name).resolve("blobs").resolve("sha256");
        Files.createDirectories(blobs);
        Files.write(blobs.resolve(digest.toString().substring("sha256:".length())), bytes);
        return Json.object()
                .put("mediaType", mediaType)
                .put("digest", digest.toString())
                .put("size", bytes.length);
    }

    private void push(String reference, ObjectNode root) throws IOException {
        String name = reference.substring(reference.indexOf('/') + 1, reference.indexOf(':'));
        Path layout = folder.resolve(name);
        ObjectNode index = Json.object().put("schemaVersion", 2);
        index.putArray("manifests").add(root);
        Files.write(layout.resolve("index.json"), Json.compact(index));
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        crane.run("push", layout.toString(), registry + "/" + reference);
    }
}
