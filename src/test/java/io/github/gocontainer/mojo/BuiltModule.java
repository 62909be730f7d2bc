package io.github.gocontainer.mojo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.Planner;
import io.github.gocontainer.testbed.SampleImage;
import java.io.IOException;
import java.nio.file.Files;

/** The image of a module for linux/amd64, as goal image leaves it. */
public final class BuiltModule {

    private BuiltModule() {}

    public static BuildPlan write(MavenContext context) throws IOException {
        BuildPlan plan = Planner.plan(context.request());
        ImageLayout layout = SampleImage.single(plan.workspace().layout().directory(), "linux/amd64", 1, 10);
        ObjectNode document = Json.object();
        document.put("digest", layout.root().digest().toString());
        ObjectNode settings = document.putObject("settings");
        plan.imageInputs().forEach(settings::put);
        Files.write(plan.workspace().imageFile(), Json.pretty(document));
        return plan;
    }
}
