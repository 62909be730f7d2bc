package io.github.gocontainer.mojo;

import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ImagePlan;
import io.github.gocontainer.plan.PlanDocument;
import io.github.gocontainer.plan.ResolvedSetting;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what would be built and pushed, and where every value comes from; writes {@code plan.json} and changes nothing
 * else.
 */
public class PlanMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        BuildPlan plan = stages.plan();
        stages.writePlan(Optional.<PlanDocument.ToolchainChoice>empty());
        stages.log()
                .done("would build " + plan.project().artifactId() + " for "
                        + plan.image().platforms() + " from "
                        + from(plan.image()));
        stages.log()
                .done(plan.push()
                        .map(push -> "would push "
                                + push.tags().stream()
                                        .map(tag ->
                                                push.repository().withTag(tag).toString())
                                        .collect(Collectors.joining(", ")))
                        .orElse("would push nothing: there is no <to>"));
        for (ResolvedSetting setting : plan.settings()) {
            String value =
                    isEmpty(setting.value()) ? "(not set)" : setting.value().toString();
            stages.log()
                    .done("  " + setting.setting().path() + " = " + value + " ("
                            + setting.origin().words() + ")");
        }
        stages.log().done("wrote " + plan.workspace().planFile());
    }

    private static String from(ImagePlan image) {
        Set<String> bases = new LinkedHashSet<>();
        for (Platform platform : image.platforms()) {
            bases.add(image.baseOf(platform).map(Object::toString).orElse("scratch"));
        }
        return String.join(", ", bases);
    }

    private static boolean isEmpty(Object value) {
        String text = value.toString();
        return text.isEmpty() || text.equals("[]") || text.equals("{}");
    }
}
