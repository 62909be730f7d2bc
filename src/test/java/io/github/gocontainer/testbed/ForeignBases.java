package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Base images in the shapes in which other tools leave them, field by field. */
public final class ForeignBases {

    /** As buildx writes it: for each platform an attestation, whose platform is unknown. */
    public static final String BUILDX = "bases/buildx:1";

    /** As Debian's official image: a merged /usr, a variant of arm64, annotations on descriptors, attestations. */
    public static final String DEBIAN = "bases/debian:1";

    /** One layer with gzip and one with zstd. */
    public static final String ZSTD = "bases/zstd:1";

    private static final String OCI = "application/vnd.oci.image.";
    private static final String INDEX = OCI + "index.v1+json";
    private static final String MANIFEST = OCI + "manifest.v1+json";
    private static final String CONFIGURATION = OCI + "config.v1+json";
    private static final String GZIP = OCI + "layer.v1.tar+gzip";

    private final Path folder;
    private final Crane crane;
    private final String registry;

    ForeignBases(Path folder, Crane crane, String registry) {
        this.folder = folder;
        this.crane = crane;
        this.registry = registry;
    }

    void push() throws IOException {
        buildx();
        debian();
        zstd();
    }

    private void buildx() throws IOException {
        ObjectNode index = index();
        ArrayNode manifests = index.putArray("manifests");
        for (String architecture : List.of("amd64", "arm64")) {
            manifests.add(platform(image("buildx", architecture, osRelease("buildx")), architecture, ""));
        }
        for (int number = 0; number < 2; number++) {
            manifests.add(
                    attestation("buildx", manifests.get(number).path("digest").asText()));
        }
        push(BUILDX, index);
    }

    /** What {@code --provenance} adds, in the words of BuildKit's documentation of attestation storage. */
    private ObjectNode attestation(String name, String about) throws IOException {
        byte[] statement = ("{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":"
                        + "\"https://slsa.dev/provenance/v0.2\",\"subject\":[{\"name\":\"pkg:docker/" + name
                        + "\",\"digest\":{\"sha256\":\"" + about.substring(7) + "\"}}],\"predicate\":{}}")
                .getBytes(StandardCharsets.UTF_8);
        ObjectNode configuration = Json.object().put("architecture", "unknown").put("os", "unknown");
        configuration.putObject("config");
        configuration
                .putObject("rootfs")
                .put("type", "layers")
                .putArray("diff_ids")
                .add(Digest.of(statement).toString());
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", blob(name, CONFIGURATION, Json.compact(configuration)));
        ObjectNode layer = blob(name, "application/vnd.in-toto+json", statement);
        layer.putObject("annotations").put("in-toto.io/predicate-type", "https://slsa.dev/provenance/v0.2");
        manifest.putArray("layers").add(layer);
        ObjectNode descriptor = platform(blob(name, MANIFEST, Json.compact(manifest)), "unknown", "");
        ((ObjectNode) descriptor.get("platform")).put("os", "unknown");
        descriptor
                .putObject("annotations")
                .put("vnd.docker.reference.digest", about)
                .put("vnd.docker.reference.type", "attestation-manifest");
        return descriptor;
    }

    private void debian() throws IOException {
        ObjectNode index = index();
        ArrayNode manifests = index.putArray("manifests");
        for (String architecture : List.of("amd64", "arm64")) {
            ObjectNode descriptor = platform(
                    image("debian", architecture, mergedUsr()), architecture, architecture.equals("arm64") ? "v8" : "");
            descriptor
                    .putObject("annotations")
                    .put("com.docker.official-images.bashbrew.arch", architecture)
                    .put("org.opencontainers.image.base.name", "scratch")
                    .put("org.opencontainers.image.version", "bookworm");
            manifests.add(descriptor);
            manifests.add(attestation("debian", descriptor.path("digest").asText()));
        }
        push(DEBIAN, index);
    }

    private void zstd() throws IOException {
        LayerTar first = osRelease("zstd");
        LayerTar second = new LayerTar().file("usr/share/second", "zstd\n");
        ObjectNode manifest = manifest("zstd", "amd64", List.of(first, second));
        ArrayNode layers = manifest.putArray("layers");
        layers.add(blob("zstd", GZIP, first.gzip()));
        layers.add(blob("zstd", OCI + "layer.v1.tar+zstd", Zstd.compress(second.bytes())));
        push(ZSTD, manifest);
    }

    private static ObjectNode index() {
        return Json.object().put("schemaVersion", 2).put("mediaType", INDEX);
    }

    private static ObjectNode platform(ObjectNode descriptor, String architecture, String variant) {
        ObjectNode platform = descriptor
                .putObject("platform")
                .put("architecture", architecture)
                .put("os", "linux");
        if (!variant.isEmpty()) {
            platform.put("variant", variant);
        }
        return descriptor;
    }

    private ObjectNode image(String name, String architecture, LayerTar tar) throws IOException {
        ObjectNode manifest = manifest(name, architecture, List.of(tar));
        manifest.putArray("layers").add(blob(name, GZIP, tar.gzip()));
        return blob(name, MANIFEST, Json.compact(manifest));
    }

    private ObjectNode manifest(String name, String architecture, List<LayerTar> layers) throws IOException {
        ObjectNode configuration =
                Json.object().put("architecture", architecture).put("os", "linux");
        configuration.putObject("config").putArray("Env").add("PATH=/usr/bin:/bin");
        ArrayNode diffIds =
                configuration.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        ArrayNode history = configuration.putArray("history");
        for (LayerTar layer : layers) {
            diffIds.add(layer.diffId());
            history.addObject().put("created_by", name);
        }
        ObjectNode manifest = Json.object().put("schemaVersion", 2).put("mediaType", MANIFEST);
        manifest.set("config", blob(name, CONFIGURATION, Json.compact(configuration)));
        return manifest;
    }

    private ObjectNode blob(String name, String mediaType, byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        Path blobs =
                Files.createDirectories(folder.resolve(name).resolve("blobs").resolve("sha256"));
        Files.write(blobs.resolve(digest.hex()), bytes);
        return Json.object()
                .put("mediaType", mediaType)
                .put("digest", digest.toString())
                .put("size", bytes.length);
    }

    private void push(String reference, ObjectNode root) throws IOException {
        String name = reference.substring(reference.indexOf('/') + 1, reference.indexOf(':'));
        ObjectNode index = Json.object().put("schemaVersion", 2);
        index.putArray("manifests").add(blob(name, root.path("mediaType").asText(), Json.compact(root)));
        Path layout = folder.resolve(name);
        Files.write(layout.resolve("index.json"), Json.compact(index));
        Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        crane.run("push", layout.toString(), registry + "/" + reference);
    }

    private static LayerTar osRelease(String name) {
        return new LayerTar().file("etc/os-release", "ID=" + name + "\n");
    }

    /** As debootstrap leaves it since Debian 12: /bin and its like are links into /usr. */
    private static LayerTar mergedUsr() {
        return new LayerTar()
                .link("bin", "usr/bin")
                .link("lib", "usr/lib")
                .link("lib64", "usr/lib64")
                .link("sbin", "usr/sbin")
                .file("etc/os-release", "ID=debian\n")
                .file("etc/passwd", "root:x:0:0:root:/root:/bin/bash\n")
                .file("usr/bin/true", "#!/bin/sh\n");
    }
}
