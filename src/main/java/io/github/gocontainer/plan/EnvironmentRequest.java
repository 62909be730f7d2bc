package io.github.gocontainer.plan;

import java.util.Map;
import java.util.Optional;

/** An {@code <environment>} of {@code <environments>}, as given: the settings that are different there. */
public record EnvironmentRequest(Optional<String> name, Map<Setting, Given.Value> settings) {

    public EnvironmentRequest {
        settings = Map.copyOf(settings);
    }
}
