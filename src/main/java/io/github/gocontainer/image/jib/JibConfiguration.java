package io.github.gocontainer.image.jib;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.blob.BlobDescriptor;
import com.google.cloud.tools.jib.image.Image;
import com.google.cloud.tools.jib.image.ReferenceLayer;
import com.google.cloud.tools.jib.image.json.HistoryEntry;
import com.google.cloud.tools.jib.image.json.ImageToJsonTranslator;
import com.google.cloud.tools.jib.image.json.OciManifestTemplate;
import com.google.cloud.tools.jib.json.JsonTemplateMapper;
import io.github.gocontainer.image.ContainerSpec;
import io.github.gocontainer.image.HealthCheck;
import io.github.gocontainer.image.ImageSpec;
import io.github.gocontainer.image.Layer;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.security.DigestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lets jib-core write the configuration of what this build adds, and completes it with that of the base image. */
final class JibConfiguration {

    /** Without a version: otherwise every release of this plugin would change every image. */
    private static final String CREATED_BY = "gocontainer-maven-plugin";

    private static final List<String> EMPTY_MEANS_NONE = List.of("Env", "Labels", "ExposedPorts", "Volumes");

    private final ImageSpec spec;

    JibConfiguration(ImageSpec spec) {
        this.spec = spec;
    }

    byte[] json(List<Layer> layers) throws IOException {
        ObjectNode own = (ObjectNode) Json.parse(
                JsonTemplateMapper.toByteArray(new ImageToJsonTranslator(image(layers)).getContainerConfiguration()));
        spec.platform().variant().ifPresent(variant -> own.put("variant", variant));
        ObjectNode container = own.withObjectProperty("config");
        // jib-core keeps these in hash maps.
        container.set("Env", sortedArray(container.path("Env")));
        container.set("Labels", sortedObject(container.path("Labels")));
        EMPTY_MEANS_NONE.forEach(field -> removeIfEmpty(container, field));
        // What the specification has and jib-core writes in Docker's format only, or not at all.
        spec.container().stopSignal().ifPresent(signal -> container.put("StopSignal", signal));
        spec.container().healthCheck().ifPresent(check -> container.set("Healthcheck", json(check)));
        if (spec.base().isEmpty()) {
            return Json.compact(own);
        }
        return Json.compact(new BaseConfiguration(spec.base().get()).completed(own));
    }

    /** As Docker writes it, with times in nanoseconds; containerd, Podman and Docker read it in both formats. */
    private static ObjectNode json(HealthCheck check) {
        ObjectNode json = Json.object();
        ArrayNode test = json.putArray("Test");
        check.test().forEach(test::add);
        check.interval().ifPresent(time -> json.put("Interval", time.toNanos()));
        check.timeout().ifPresent(time -> json.put("Timeout", time.toNanos()));
        check.startPeriod().ifPresent(time -> json.put("StartPeriod", time.toNanos()));
        check.startInterval().ifPresent(time -> json.put("StartInterval", time.toNanos()));
        check.retries().ifPresent(number -> json.put("Retries", number));
        return json;
    }

    private static ArrayNode sortedArray(JsonNode array) {
        List<String> items = new ArrayList<>();
        array.forEach(item -> items.add(item.asText()));
        Collections.sort(items);
        ArrayNode sorted = Json.object().putArray("sorted");
        items.forEach(sorted::add);
        return sorted;
    }

    private static ObjectNode sortedObject(JsonNode object) {
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        ObjectNode sorted = Json.object();
        fields.forEach(sorted::set);
        return sorted;
    }

    private static void removeIfEmpty(ObjectNode container, String field) {
        if (container.path(field).isEmpty()) {
            container.remove(field);
        }
    }

    private Image image(List<Layer> layers) throws IOException {
        ContainerSpec container = spec.container();
        Image.Builder builder = Image.builder(OciManifestTemplate.class)
                .setCreated(spec.created())
                .setArchitecture(spec.platform().architecture())
                .setOs(spec.platform().os())
                .addEnvironment(container.environment())
                .setEntrypoint(container.entrypoint())
                .setProgramArguments(container.arguments().isEmpty() ? null : container.arguments())
                .setUser(container.user())
                .setWorkingDirectory(container.workingDirectory().orElse(null))
                .addExposedPorts(ports(container))
                .addVolumes(
                        container.volumes().stream().map(AbsoluteUnixPath::get).collect(Collectors.toSet()))
                .addLabels(container.labels());
        for (Layer layer : layers) {
            builder.addLayer(new ReferenceLayer(
                    new BlobDescriptor(layer.blob().size(), digest(layer.blob().digest())), digest(layer.diffId())));
            builder.addHistory(HistoryEntry.builder()
                    .setCreationTimestamp(spec.created())
                    .setCreatedBy(CREATED_BY)
                    .setComment(layer.name())
                    .build());
        }
        return builder.build();
    }

    private static Set<Port> ports(ContainerSpec container) {
        return container.ports().stream()
                .map(port -> Port.parseProtocol(
                        Integer.parseInt(port.substring(0, port.indexOf('/'))), port.substring(port.indexOf('/') + 1)))
                .collect(Collectors.toSet());
    }

    private static DescriptorDigest digest(io.github.gocontainer.oci.Digest digest) throws IOException {
        try {
            return DescriptorDigest.fromHash(digest.hex());
        } catch (DigestException e) {
            throw new IOException("jib-core does not take the digest " + digest, e);
        }
    }
}
