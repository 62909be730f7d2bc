package io.github.gocontainer.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for: nothing defaulted, each value with its origin.
 *
 * @param execution the id of the execution, empty for the default one
 */
public record BuildRequest(
        ProjectFacts project,
        HostFacts host,
        Optional<String> execution,
        Map<Setting, Given> settings,
        List<BinaryRequest> binaries,
        List<ExtraDirectoryRequest> extraDirectories,
        List<PermissionRequest> permissions,
        SmokeTestRequest smokeTest,
        List<EnvironmentRequest> environments) {

    public BuildRequest {
        settings = settings.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(settings));
        binaries = List.copyOf(binaries);
        extraDirectories = List.copyOf(extraDirectories);
        permissions = List.copyOf(permissions);
        environments = List.copyOf(environments);
    }
}
