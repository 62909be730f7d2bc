package io.github.gocontainer.mojo.parameters;

import io.github.gocontainer.plan.BinaryRequest;
import io.github.gocontainer.plan.DependencyRequest;
import io.github.gocontainer.plan.EnvironmentRequest;
import io.github.gocontainer.plan.ExtraDirectoryRequest;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.PermissionRequest;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.SmokeTestRequest;
import io.github.gocontainer.plan.StepRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the beans that only the POM can have into what was requested. */
public record PomBeans(PomValues pom) {

    /** Line breaks and indentation of the POM are no part of a text. */
    public static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(value -> value.strip().replaceAll("\\s+", " "))
                .filter(value -> !value.isEmpty());
    }

    public List<BinaryRequest> binaries() {
        return pom.items("go.binaries", BinaryParameters.class).stream()
                .map(binary -> new BinaryRequest(text(binary.main), text(binary.name), text(binary.prebuilt)))
                .toList();
    }

    public List<ExtraDirectoryRequest> extraDirectories() {
        return pom.items("extraDirectories.paths", ExtraDirectoriesParameters.PathParameters.class).stream()
                .map(path -> new ExtraDirectoryRequest(
                        text(path.from), text(path.into), items(path.includes), items(path.excludes)))
                .toList();
    }

    public List<PermissionRequest> permissions() {
        return pom.items("extraDirectories.permissions", ExtraDirectoriesParameters.PermissionParameters.class).stream()
                .map(permission ->
                        new PermissionRequest(text(permission.file), text(permission.mode), text(permission.owner)))
                .toList();
    }

    public SmokeTestRequest smokeTest() {
        return new SmokeTestRequest(
                pom.has("smokeTest"),
                steps(pom.items("smokeTest.steps", StepParameters.class)),
                pom.items("smokeTest.dependencies", DependencyParameters.class).stream()
                        .map(dependency -> new DependencyRequest(
                                text(dependency.name),
                                text(dependency.image),
                                dependency.environment == null ? Map.of() : dependency.environment,
                                items(dependency.args),
                                text(dependency.memory),
                                steps(dependency.steps == null ? List.of() : dependency.steps)))
                        .toList());
    }

    private static List<StepRequest> steps(List<StepParameters> steps) {
        return steps.stream()
                .map(step -> new StepRequest(
                        text(step.name),
                        text(step.log),
                        text(step.tcp),
                        text(step.http),
                        text(step.status),
                        text(step.body),
                        text(step.port),
                        text(step.exitCode),
                        items(step.command),
                        items(step.goTest),
                        text(step.timeout)))
                .toList();
    }

    public List<EnvironmentRequest> environments() {
        return pom.items("environments", EnvironmentParameters.class).stream()
                .map(environment -> {
                    Map<Setting, Given.Value> settings = new EnumMap<>(Setting.class);
                    put(settings, Setting.KUBERNETES_CONTEXT, environment.context);
                    put(settings, Setting.KUBERNETES_NAMESPACE, environment.namespace);
                    put(settings, Setting.KUBERNETES_REPLICAS, environment.replicas);
                    put(settings, Setting.TO_IMAGE, environment.image);
                    put(settings, Setting.TO_REGISTRY, environment.registry);
                    if (environment.tags != null) {
                        settings.put(Setting.TO_TAGS, new Given.Value.Items(items(environment.tags)));
                    }
                    if (environment.values != null) {
                        settings.put(Setting.KUBERNETES_VALUES, PomValues.typed(environment.values));
                    }
                    return new EnvironmentRequest(text(environment.name), settings);
                })
                .toList();
    }

    private static void put(Map<Setting, Given.Value> settings, Setting setting, @Nullable String text) {
        text(text).ifPresent(value -> settings.put(setting, new Given.Value.Scalar(value)));
    }

    /** What stands between the commas of one line may have line breaks around it. */
    private static List<String> items(@Nullable List<String> items) {
        return items == null
                ? List.of()
                : items.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }
}
