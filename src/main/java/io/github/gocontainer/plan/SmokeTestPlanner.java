package io.github.gocontainer.plan;

import io.github.gocontainer.docker.smoke.Dependency;
import io.github.gocontainer.docker.smoke.RuntimeChoice;
import io.github.gocontainer.docker.smoke.ServiceSpec;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.docker.smoke.StopSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Understands {@code <smokeTest>}. */
final class SmokeTestPlanner {

    private static final String BLOCK = "smokeTest";
    private static final String TCP = "/tcp";
    private static final int PROCESSES = 256;
    private static final int MOST_PROCESSES = 1_000_000;
    private static final int HIGHEST_CODE = 255;
    private static final long DEPENDENCY_MEMORY = 1L << 30;

    private final BuildRequest request;
    private final Settings settings;
    private final SortedSet<Integer> ports;

    /** @param ports of the image, with their protocols */
    SmokeTestPlanner(BuildRequest request, Settings settings, Collection<String> ports) {
        this.request = request;
        this.settings = settings;
        this.ports = new TreeSet<>();
        ports.stream()
                .filter(port -> port.endsWith(TCP))
                .forEach(port -> this.ports.add(Integer.parseInt(port.substring(0, port.length() - TCP.length()))));
    }

    /** Empty when the user asked for none. */
    Optional<SmokeTestSpec> plan(Path logFile) {
        RuntimeChoice runtime = settings.scalar(Setting.SMOKE_TEST_RUNTIME, "docker", SmokeTestPlanner::runtime);
        boolean skip = settings.scalar(Setting.SMOKE_TEST_WITHOUT_DOCKER, "fail", SmokeTestPlanner::skip);
        Optional<Platform> platform = settings.optional(Setting.SMOKE_TEST_PLATFORM, Platform::parse);
        Duration timeout = settings.scalar(Setting.SMOKE_TEST_TIMEOUT, "5m", Forms::duration);
        StopSpec stop = new StopSpec(
                settings.scalar(Setting.SMOKE_TEST_STOP_TIMEOUT, "10s", Forms::duration),
                new HashSet<>(settings.list(
                        Setting.SMOKE_TEST_STOP_EXIT_CODES,
                        List.of("0"),
                        text -> StepPlanner.number(text, 0, HIGHEST_CODE))));
        long memory = settings.scalar(Setting.SMOKE_TEST_MEMORY, "512M", Forms::size);
        int processes = settings.scalar(
                Setting.SMOKE_TEST_PROCESSES,
                String.valueOf(PROCESSES),
                text -> StepPlanner.number(text, 1, MOST_PROCESSES));
        SortedMap<String, String> environment = settings.map(Setting.SMOKE_TEST_ENVIRONMENT);
        checkNames(environment);
        List<String> arguments = settings.list(Setting.SMOKE_TEST_ARGS, List.of(), text -> text);
        List<String> writable = settings.list(Setting.SMOKE_TEST_WRITABLE_PATHS, List.of("/tmp"), Forms::absolutePath);
        if (!isAskedFor()) {
            return Optional.empty();
        }
        List<Dependency> dependencies = dependencies();
        if (runtime == RuntimeChoice.PROCESS && !dependencies.isEmpty()) {
            throw settings.rejected(
                    Setting.SMOKE_TEST_RUNTIME,
                    "process cannot start the <dependencies>, which are containers: expected docker or auto");
        }
        return Optional.of(new SmokeTestSpec(
                runtime,
                skip,
                platform,
                new ServiceSpec(environment, arguments, memory, processes, steps()),
                writable,
                dependencies,
                stop,
                timeout,
                logFile));
    }

    private void checkNames(SortedMap<String, String> environment) {
        environment.keySet().forEach(name -> {
            try {
                Forms.variableName(name);
            } catch (IllegalArgumentException e) {
                throw settings.rejected(Setting.SMOKE_TEST_ENVIRONMENT, Forms.reason(e));
            }
        });
    }

    /** One setting of the block anywhere, for example on the command line, is enough. */
    private boolean isAskedFor() {
        return request.smokeTest().given()
                || request.settings().keySet().stream()
                        .anyMatch(setting -> setting.block().equals(BLOCK));
    }

    private List<Step> steps() {
        OptionalInt first = ports.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ports.first());
        List<Step> steps =
                new StepPlanner("<smokeTest>", first).plan(request.smokeTest().steps());
        if (!steps.isEmpty()) {
            return steps;
        }
        if (ports.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<smokeTest> has no <steps>, and the image has no TCP port whose connections could be waited for",
                    "name what must be true, for example <step><http>/healthz</http></step> or"
                            + " <step><exitCode>0</exitCode></step>, or the port with <container><ports>");
        }
        return StepPlanner.defaults(ports);
    }

    private List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (DependencyRequest given : request.smokeTest().dependencies()) {
            String name = given.name().orElse("");
            String element = "<smokeTest><dependencies><dependency>";
            if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?") || !names.add(name)) {
                throw rejected(
                        element + "<name>", "'" + name + "': expected a host name of its own, for example database");
            }
            List<Step> steps = new StepPlanner(element, OptionalInt.empty()).plan(given.steps());
            dependencies.add(new Dependency(
                    name,
                    image(element, given),
                    new ServiceSpec(
                            new TreeMap<>(given.environment()),
                            given.args(),
                            memory(element, given),
                            MOST_PROCESSES,
                            steps)));
        }
        return dependencies;
    }

    private static ImageReference image(String element, DependencyRequest given) {
        try {
            return ImageReference.parse(given.image().orElse(""));
        } catch (IllegalArgumentException e) {
            throw rejected(element + "<image>", Forms.reason(e));
        }
    }

    private static long memory(String element, DependencyRequest given) {
        try {
            return given.memory().map(Forms::size).orElse(DEPENDENCY_MEMORY);
        } catch (IllegalArgumentException e) {
            throw rejected(element + "<memory>", Forms.reason(e));
        }
    }

    private static RuntimeChoice runtime(String text) {
        return switch (text) {
            case "docker" -> RuntimeChoice.DOCKER;
            case "process" -> RuntimeChoice.PROCESS;
            case "auto" -> RuntimeChoice.AUTO;
            default -> throw new IllegalArgumentException("'" + text + "': expected docker, process or auto");
        };
    }

    private static boolean skip(String text) {
        return switch (text) {
            case "skip" -> true;
            case "fail" -> false;
            default -> throw new IllegalArgumentException("'" + text + "': expected fail or skip");
        };
    }

    private static BuildFailure rejected(String element, String why) {
        return new BuildFailure(FailureCode.CONFIGURATION, element + ": " + why, "correct it in the POM");
    }
}
