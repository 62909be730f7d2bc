package io.github.gocontainer.plan;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests as a POM of little or much configuration makes them. */
final class Requests {

    static final Path MODULE = Path.of("/home/me/source/hello");
    static final Path LOCAL_REPOSITORY = Path.of("/home/me/.m2/repository");

    private final Map<Setting, Given> settings = new EnumMap<>(Setting.class);
    private Optional<String> outputTimestamp = Optional.empty();
    private Optional<String> execution = Optional.empty();
    private Optional<Path> cache = Optional.of(Path.of("/home/me/.cache/gocontainer"));
    private String version = "1.0";
    private List<BinaryRequest> binaries = List.of();
    private List<ExtraDirectoryRequest> directories = List.of();
    private SmokeTestRequest smokeTest = SmokeTestRequest.none();
    private List<PermissionRequest> permissions = List.of();
    private List<EnvironmentRequest> environments = List.of();

    /** Written as in a property, whatever the origin. */
    Requests with(Setting setting, String text, Origin origin) {
        settings.put(setting, new Given(setting, SettingText.parse(setting, text), origin));
        return this;
    }

    Requests with(Setting setting, String text) {
        return with(setting, text, Origin.POM);
    }

    Requests outputTimestamp(String text) {
        outputTimestamp = Optional.of(text);
        return this;
    }

    Requests execution(String id) {
        execution = Optional.of(id);
        return this;
    }

    Requests withoutHome() {
        cache = Optional.empty();
        return this;
    }

    Requests version(String text) {
        version = text;
        return this;
    }

    Requests binaries(BinaryRequest... given) {
        binaries = List.of(given);
        return this;
    }

    Requests directories(ExtraDirectoryRequest... given) {
        directories = List.of(given);
        return this;
    }

    Requests smokeTest(List<StepRequest> steps, DependencyRequest... dependencies) {
        smokeTest = new SmokeTestRequest(true, steps, List.of(dependencies));
        return this;
    }

    Requests permission(String file, String mode, String owner) {
        permissions = List.of(new PermissionRequest(
                Optional.of(file).filter(text -> !text.isEmpty()),
                Optional.of(mode).filter(text -> !text.isEmpty()),
                Optional.of(owner).filter(text -> !text.isEmpty())));
        return this;
    }

    Requests environments(EnvironmentRequest... given) {
        environments = List.of(given);
        return this;
    }

    BuildPlan plan() {
        return Planner.plan(request());
    }

    BuildRequest request() {
        return new BuildRequest(
                new ProjectFacts(
                        "org.example",
                        "hello",
                        version,
                        "Hello",
                        MODULE,
                        MODULE.resolve("target"),
                        Optional.of("Says hello."),
                        Optional.of("https://example.org/hello"),
                        Optional.of("https://example.org/hello.git"),
                        outputTimestamp),
                new HostFacts(cache, Optional.of(LOCAL_REPOSITORY), false),
                execution,
                settings,
                binaries,
                directories,
                permissions,
                smokeTest,
                environments);
    }
}
