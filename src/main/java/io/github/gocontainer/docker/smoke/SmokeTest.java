package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.docker.smoke.StepResult.Outcome;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts the image, does its steps in order, stops it, and says how each went. */
public final class SmokeTest {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final ServiceRuntime runtime;
    private final Commands commands;
    private final Clock clock;
    private final BuildLog log;

    public SmokeTest(ServiceRuntime runtime, Commands commands, Clock clock, BuildLog log) {
        this.runtime = runtime;
        this.commands = commands;
        this.clock = clock;
        this.log = log;
    }

    /**
     * A step that fails is a result.
     *
     * @throws BuildFailure when the service could not even be started; nothing of it is left then
     */
    public SmokeTestResult run(SmokeTestSpec spec) {
        Instant started = clock.now();
        Duration start = clock.elapsed();
        // A proxy stands between this machine and others, and not between it and a container of its own.
        try (HttpTransport transport = new HttpTransport(CONNECT, READ, List.of(), "gocontainer-smoke-test")) {
            StepRunner steps = new StepRunner(transport, commands, clock, start.plus(spec.timeout()));
            try (Service service = runtime.start(spec, (dependency, run) -> await(dependency, run, steps))) {
                log.done("started " + service.runtime()
                        + (service.endpoints().isEmpty() ? "" : ", " + reached(service)));
                List<StepResult> results = new ArrayList<>();
                spec.service().steps().forEach(step -> add(results, step.name(), () -> steps.run(step, service)));
                boolean mayEnd =
                        spec.service().steps().stream().anyMatch(step -> step.check() instanceof Check.ExitCode);
                Optional<Exit> exit = service.exit();
                if (exit.isEmpty()) {
                    add(results, "stops on " + service.stopSignal(), () -> steps.stop(spec.stop(), service));
                    exit = service.exit();
                } else if (!mayEnd) {
                    String end = "the service has ended: " + exit.get().words();
                    add(
                            results,
                            "keeps running",
                            () -> new StepResult("keeps running", Outcome.FAILED, end, Duration.ZERO, ""));
                }
                return new SmokeTestResult(
                        service.runtime(),
                        started,
                        clock.elapsed().minus(start),
                        results,
                        exit,
                        service.log().tail());
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.NETWORK, "the connections of the smoke test could not be closed: " + e, null, e);
        }
    }

    private static String reached(Service service) {
        List<String> ports = new ArrayList<>();
        service.endpoints().forEach((port, endpoint) -> ports.add("port " + port + " is " + endpoint));
        return String.join(", ", ports);
    }

    private void add(List<StepResult> results, String name, Supplier<StepResult> step) {
        if (results.stream().anyMatch(StepResult::failed)) {
            results.add(new StepResult(name, Outcome.SKIPPED, "an earlier step had failed", Duration.ZERO, ""));
            return;
        }
        StepResult result = step.get();
        if (!result.failed()) {
            log.done(result.name() + ": " + result.sentence() + " (" + Quantities.time(result.time()) + ")");
        }
        results.add(result);
    }

    private void await(Dependency dependency, Service running, StepRunner steps) {
        for (Step step : dependency.service().steps()) {
            StepResult result = steps.run(step, running);
            if (result.failed()) {
                throw new BuildFailure(
                        FailureCode.PROCESS,
                        "the dependency " + dependency.name() + " (" + dependency.image() + ") is not ready: "
                                + step.name() + ": " + result.sentence() + "\nIts last log lines:\n"
                                + running.log().tail(),
                        "look at its log above, its <environment> and the <timeout> of its steps");
            }
            log.done(dependency.name() + ": " + result.name() + ": " + result.sentence() + " ("
                    + Quantities.time(result.time()) + ")");
        }
    }
}
