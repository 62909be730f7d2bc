package io.github.gocontainer.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writes {@code plan.json}: every setting with its value and origin, and which Go is used; no secrets. */
public final class PlanDocument {

    private PlanDocument() {}

    /**
     * The document of a plan.
     *
     * @param toolchain the Go that was found, version and origin; empty before it was looked for
     */
    public static byte[] write(BuildPlan plan, Optional<ToolchainChoice> toolchain) {
        ObjectNode document = Json.object();
        document.put("schemaVersion", 1);
        document.put(
                "artifact",
                plan.project().groupId() + ":" + plan.project().artifactId() + ":"
                        + plan.project().version());
        toolchain.ifPresent(choice ->
                document.putObject("toolchain").put("version", choice.version()).put("origin", choice.origin()));
        document.put("image", plan.push().map(push -> push.repository().name()).orElse(""));
        ArrayNode tags = document.putArray("tags");
        plan.push().ifPresent(push -> push.tags().forEach(tags::add));
        ArrayNode binaries = document.putArray("binaries");
        plan.binaries().forEach(binaries::add);
        ArrayNode directories = document.putArray("extraDirectories");
        plan.extraDirectories().forEach(directories::add);
        ObjectNode settings = document.putObject("settings");
        for (ResolvedSetting setting : plan.settings()) {
            ObjectNode entry = settings.putObject(setting.setting().path());
            put(entry, setting.value());
            entry.put("origin", setting.origin().words());
        }
        return Json.pretty(document);
    }

    /** The Go that was found, in words. */
    public record ToolchainChoice(String version, String origin) {}

    private static void put(ObjectNode entry, Object value) {
        if (value instanceof Collection<?> items) {
            ArrayNode array = entry.putArray("value");
            items.forEach(item -> array.add(item.toString()));
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = entry.putObject("value");
            map.forEach((key, item) -> object.put(key.toString(), item.toString()));
        } else {
            entry.put("value", value.toString());
        }
    }
}
