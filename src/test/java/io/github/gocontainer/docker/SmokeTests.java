package io.github.gocontainer.docker;

import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.Clock;
import io.github.gocontainer.docker.smoke.Commands;
import io.github.gocontainer.docker.smoke.RuntimeChoice;
import io.github.gocontainer.docker.smoke.ServiceRuntime;
import io.github.gocontainer.docker.smoke.ServiceSpec;
import io.github.gocontainer.docker.smoke.SmokeTest;
import io.github.gocontainer.docker.smoke.SmokeTestResult;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.docker.smoke.StopSpec;
import io.github.gocontainer.log.BuildLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Smoke tests of the chameleon, as the plan would make them. */
public final class SmokeTests {

    public static final Duration LONG = Duration.ofSeconds(60);

    private SmokeTests() {}

    public static Step step(Check check, Duration timeout) {
        return new Step(check.words(), check, timeout);
    }

    public static Step port() {
        return step(new Check.TcpPort(8080), LONG);
    }

    public static Step healthy(Duration timeout) {
        return step(new Check.HttpAnswer(8080, "/healthz", 200, Optional.empty()), timeout);
    }

    public static SmokeTestSpec spec(Path folder, List<String> arguments, Step... steps) {
        return spec(folder, 64L << 20, Duration.ofSeconds(10), arguments, steps);
    }

    public static SmokeTestSpec spec(Path folder, long memory, Duration stop, List<String> arguments, Step... steps) {
        return new SmokeTestSpec(
                RuntimeChoice.DOCKER,
                false,
                Optional.empty(),
                new ServiceSpec(new TreeMap<>(), arguments, memory, 256, List.of(steps)),
                List.of("/tmp"),
                List.of(),
                new StopSpec(stop, Set.of(0)),
                Duration.ofMinutes(3),
                folder.resolve("smoke-test.log"));
    }

    public static SmokeTestResult run(ServiceRuntime runtime, SmokeTestSpec spec, BuildLog log) {
        return new SmokeTest(
                        runtime,
                        (step, addresses, timeout) -> new Commands.Ended(true, "ended", "", false),
                        Clock.system(),
                        log)
                .run(spec);
    }
}
