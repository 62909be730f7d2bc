package io.github.gocontainer.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@code <dependency>} of a smoke test, as the POM has it. */
public record DependencyRequest(
        Optional<String> name,
        Optional<String> image,
        Map<String, String> environment,
        List<String> args,
        Optional<String> memory,
        List<StepRequest> steps) {

    public DependencyRequest {
        environment = Map.copyOf(environment);
        args = List.copyOf(args);
        steps = List.copyOf(steps);
    }
}
