package io.github.gocontainer.plan;

import io.github.gocontainer.docker.smoke.Check;
import io.github.gocontainer.docker.smoke.Step;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Understands the steps of a smoke test.
 *
 * @param element where they stand in the POM
 * @param defaultPort that a step means which names none
 */
record StepPlanner(String element, OptionalInt defaultPort) {

    private static final int HIGHEST_CODE = 255;
    private static final int LOWEST_STATUS = 100;
    private static final int HIGHEST_STATUS = 599;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TESTS_TIMEOUT = Duration.ofMinutes(5);
    private static final String KINDS = "expected one of <log>, <tcp>, <http>, <exitCode>, <command>, <goTest>";

    List<Step> plan(List<StepRequest> requests) {
        List<Step> steps = new ArrayList<>();
        for (StepRequest request : requests) {
            Check check = check(request);
            boolean isLong = check instanceof Check.GoTests || check instanceof Check.UserCommand;
            Duration timeout = request.timeout()
                    .map(text -> understood("timeout", text, Forms::duration))
                    .orElse(isLong ? TESTS_TIMEOUT : TIMEOUT);
            steps.add(new Step(request.name().orElse(check.words()), check, timeout));
        }
        return steps;
    }

    private Check check(StepRequest request) {
        List<Check> kinds = new ArrayList<>();
        request.log().ifPresent(text -> kinds.add(new Check.LogLine(understood("log", text, StepPlanner::pattern))));
        request.tcp().ifPresent(text -> kinds.add(new Check.TcpPort(understood("tcp", text, StepPlanner::port))));
        request.http().ifPresent(path -> kinds.add(http(request, path)));
        request.exitCode()
                .ifPresent(text -> kinds.add(
                        new Check.ExitCode(understood("exitCode", text, code -> number(code, 0, HIGHEST_CODE)))));
        if (!request.command().isEmpty()) {
            kinds.add(new Check.UserCommand(request.command()));
        }
        if (!request.goTest().isEmpty()) {
            kinds.add(new Check.GoTests(request.goTest()));
        }
        if (kinds.size() != 1) {
            throw rejected(
                    "", "a step with " + (kinds.isEmpty() ? "nothing to wait for" : "several kinds") + ": " + KINDS);
        }
        if (!(kinds.get(0) instanceof Check.HttpAnswer)
                && (request.status().isPresent()
                        || request.body().isPresent()
                        || request.port().isPresent())) {
            throw rejected("", "<status>, <body> and <port> belong to a step with <http>");
        }
        return kinds.get(0);
    }

    private Check http(StepRequest request, String path) {
        if (!path.matches("/[^\\s#]*")) {
            throw rejected("<http>", "'" + path + "' is not a path: expected for example /healthz");
        }
        int port = request.port()
                .map(text -> understood("port", text, StepPlanner::port))
                .orElseGet(() -> defaultPort.orElseThrow(() -> rejected(
                        "<http>",
                        "it is not known which port answers: give the step a <port>, or the image one with"
                                + " <container><ports>")));
        return new Check.HttpAnswer(
                port,
                path,
                request.status()
                        .map(text -> understood("status", text, code -> number(code, LOWEST_STATUS, HIGHEST_STATUS)))
                        .orElse(200),
                request.body().map(text -> understood("body", text, StepPlanner::pattern)));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a regular expression (" + e.getDescription() + "): expected for example"
                            + " listening on .*:8080",
                    e);
        }
    }

    private static int port(String text) {
        return number(text, 1, 65_535);
    }

    static int number(String text, int lowest, int highest) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw new IllegalArgumentException("'" + text + "': expected a number from " + lowest + " to " + highest);
    }

    private <T> T understood(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw rejected("<" + name + ">", Forms.reason(e));
        }
    }

    private BuildFailure rejected(String below, String why) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                element + "<steps><step>" + below + ": " + why,
                "correct it in the POM; docs/smoke-test.md has all kinds of steps");
    }

    /** What stands for no steps at all: every port of the image accepts connections. */
    static List<Step> defaults(Iterable<Integer> ports) {
        List<Step> steps = new ArrayList<>();
        for (int port : ports) {
            Check check = new Check.TcpPort(port);
            steps.add(new Step(check.words(), check, TIMEOUT));
        }
        return steps;
    }
}
