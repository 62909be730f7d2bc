package io.github.gocontainer.mojo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks whether the image that an earlier goal left is there, whole, and that of today's configuration. */
public final class BuiltFiles {

    private static final String RUN_FIRST = "run mvn package (goal gocontainer:image) first";

    private BuiltFiles() {}

    public static void check(BuildPlan plan) {
        Workspace workspace = plan.workspace();
        if (!workspace.layout().exists() || !Files.isRegularFile(workspace.imageFile())) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "there is no image in " + workspace.directory(),
                    RUN_FIRST + "; if an execution with an id of its own built it, name that: goal@id");
        }
        try {
            JsonNode document = Json.parse(Files.readAllBytes(workspace.imageFile()));
            SkippedImage.reason(document).ifPresent(reason -> {
                throw new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        "there is no image in " + workspace.directory() + ": goal image was skipped: " + reason,
                        RUN_FIRST);
            });
            String inLayout = workspace.layout().root().digest().toString();
            if (!document.path("digest").asText().equals(inLayout)) {
                throw new BuildFailure(
                        FailureCode.MISSING_INPUT,
                        workspace.imageFile() + " is about "
                                + document.path("digest").asText() + ", but the layout beside" + " it holds "
                                + inLayout,
                        RUN_FIRST);
            }
            checkSettings(plan, document.path("settings"));
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "the image in " + workspace.directory() + " cannot be read: " + e.getMessage(),
                    RUN_FIRST,
                    e);
        }
    }

    private static void checkSettings(BuildPlan plan, JsonNode built) {
        SortedMap<String, String> now = plan.imageInputs();
        SortedMap<String, String> then = new TreeMap<>();
        built.properties()
                .forEach(entry -> then.put(entry.getKey(), entry.getValue().asText()));
        TreeSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        List<String> changed = new ArrayList<>();
        for (String name : names) {
            String before = then.getOrDefault(name, "");
            String after = now.getOrDefault(name, "");
            if (!before.equals(after)) {
                changed.add(name + " was '" + before + "' and is now '" + after + "'");
            }
        }
        if (!changed.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.MISSING_INPUT,
                    "the image in " + plan.workspace().directory() + " was built with another configuration: "
                            + String.join("; ", changed),
                    RUN_FIRST + ", or push with the configuration that it was built with");
        }
    }
}
