package io.github.gocontainer.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The references that a module would push, without the rest of its plan. */
public final class PushTargets {

    private PushTargets() {}

    /** Repository and tag of each; empty when the module names no target. */
    public static List<String> references(
            Collection<Given> given, List<EnvironmentRequest> environments, String artifactId) {
        Map<Setting, Given> settings = given.stream().collect(Collectors.toMap(Given::setting, Function.identity()));
        return new TargetPlanner(new Settings(new EnvironmentChoice(environments).over(settings)), artifactId)
                .plan().stream()
                        .flatMap(push -> push.tags().stream()
                                .map(tag -> push.repository().withTag(tag).toString()))
                        .toList();
    }
}
