package io.github.gocontainer.plan;

import java.util.List;

/**
 * What only the POM can say of a smoke test.
 *
 * @param given whether the POM has the block, even an empty one
 */
public record SmokeTestRequest(boolean given, List<StepRequest> steps, List<DependencyRequest> dependencies) {

    public SmokeTestRequest {
        steps = List.copyOf(steps);
        dependencies = List.copyOf(dependencies);
    }

    /** No block in the POM. */
    public static SmokeTestRequest none() {
        return new SmokeTestRequest(false, List.of(), List.of());
    }
}
