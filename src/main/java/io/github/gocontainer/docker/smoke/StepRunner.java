package io.github.gocontainer.docker.smoke;

import io.github.gocontainer.docker.smoke.ProbeResult.Never;
import io.github.gocontainer.docker.smoke.ProbeResult.NotYet;
import io.github.gocontainer.docker.smoke.ProbeResult.Ready;
import io.github.gocontainer.docker.smoke.StepResult.Outcome;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Does the steps of a smoke test, each within its own time and that of the whole. */
final class StepRunner {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final HttpTransport transport;
    private final Commands commands;
    private final Clock clock;
    private final Duration deadline;

    /** @param deadline on the clock, for everything */
    StepRunner(HttpTransport transport, Commands commands, Clock clock, Duration deadline) {
        this.transport = transport;
        this.commands = commands;
        this.clock = clock;
        this.deadline = deadline;
    }

    StepResult run(Step step, Service service) {
        Duration start = clock.elapsed();
        Duration left = deadline.minus(start);
        boolean isOwn = step.timeout().compareTo(left) <= 0;
        Duration limit = isOwn ? step.timeout() : left.isNegative() ? Duration.ZERO : left;
        if (step.check() instanceof Check.UserCommand || step.check() instanceof Check.GoTests) {
            return command(step, service, limit, start);
        }
        boolean mayEnd = step.check() instanceof Check.ExitCode;
        Waiting waiting =
                new Waiting(limit, isOwn ? "its time limit" : "what was left of the whole test's time limit", mayEnd);
        return await(step.name(), waiting, probe(step.check(), service), service, start);
    }

    /** Asks the service to end, and waits for the end that is wanted. */
    StepResult stop(StopSpec stop, Service service) {
        Duration start = clock.elapsed();
        String name = "stops on " + service.stopSignal();
        service.requestStop();
        Waiting waiting = new Waiting(stop.timeout(), "the deadline for a clean end", true);
        return await(name, waiting, () -> ended(stop, service), service, start);
    }

    private static ProbeResult ended(StopSpec stop, Service service) {
        Optional<Exit> exit = service.exit();
        if (exit.isEmpty()) {
            return new NotYet("it still runs");
        }
        return stop.exitCodes().contains(exit.get().code())
                ? new Ready(exit.get().words())
                : new Never(exit.get().words() + " after " + service.stopSignal()
                        + "; a clean end has one of the codes " + stop.exitCodes()
                        + ": in Go, signal.NotifyContext and http.Server.Shutdown make one, or name the code in"
                        + " <smokeTest><stopExitCodes>");
    }

    private StepResult await(String name, Waiting waiting, Probe probe, Service service, Duration start) {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                Optional<Exit> exit = service.exit();
                ProbeResult found = probe.look();
                Duration elapsed = clock.elapsed().minus(start);
                Waiting.Decision decision = waiting.decide(found, exit, elapsed);
                if (decision instanceof Waiting.Decision.Succeed succeed) {
                    return new StepResult(name, Outcome.PASSED, succeed.found(), elapsed, "");
                }
                if (decision instanceof Waiting.Decision.Fail fail) {
                    return new StepResult(name, Outcome.FAILED, fail.why(), elapsed, "");
                }
                clock.pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(FailureCode.INTERRUPTED, "the smoke test was interrupted", null, e);
        }
    }

    private StepResult command(Step step, Service service, Duration limit, Duration start) {
        try {
            if (limit.isZero()) {
                throw new BuildFailure(FailureCode.PROCESS, "no time is left of the whole test's time limit");
            }
            Commands.Ended ended = commands.run(step, Addresses.variables(service), limit);
            return new StepResult(
                    step.name(),
                    ended.succeeded() ? Outcome.PASSED : Outcome.FAILED,
                    ended.sentence(),
                    clock.elapsed().minus(start),
                    ended.output(),
                    ended.hasReports());
        } catch (BuildFailure e) {
            if (e.code() == FailureCode.INTERRUPTED) {
                throw e;
            }
            return new StepResult(
                    step.name(), Outcome.FAILED, e.sentence(), clock.elapsed().minus(start), "");
        }
    }

    private Probe probe(Check check, Service service) {
        if (check instanceof Check.LogLine wanted) {
            return () -> service.log()
                    .find(wanted.pattern())
                    .<ProbeResult>map(line -> new Ready("logged: " + line))
                    .orElseGet(() -> new NotYet("no such line"));
        } else if (check instanceof Check.TcpPort wanted) {
            return reached(service, wanted.port(), TcpProbe::new);
        } else if (check instanceof Check.HttpAnswer wanted) {
            return reached(service, wanted.port(), endpoint -> new HttpProbe(transport, endpoint, wanted));
        } else if (check instanceof Check.ExitCode wanted) {
            return () -> ended(wanted, service.exit());
        }
        throw new IllegalArgumentException("nothing is to be waited for in " + check.words());
    }

    private static ProbeResult ended(Check.ExitCode wanted, Optional<Exit> exit) {
        if (exit.isEmpty()) {
            return new NotYet("it still runs");
        }
        return exit.get().code() == wanted.code()
                ? new Ready(exit.get().words())
                : new Never(exit.get().words() + " instead of " + wanted.code());
    }

    /** A container that has ended already has no ports any more, and is told by its exit code. */
    private static Probe reached(Service service, int port, Function<Endpoint, Probe> probe) {
        Endpoint endpoint = service.endpoints().get(port);
        return endpoint == null ? () -> new NotYet("port " + port + " is not published") : probe.apply(endpoint);
    }
}
