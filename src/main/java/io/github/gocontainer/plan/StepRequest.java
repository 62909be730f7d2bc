package io.github.gocontainer.plan;

import java.util.List;
import java.util.Optional;

/** A {@code <step>} of a smoke test, as the POM has it: exactly one of its kinds, and what goes with it. */
public record StepRequest(
        Optional<String> name,
        Optional<String> log,
        Optional<String> tcp,
        Optional<String> http,
        Optional<String> status,
        Optional<String> body,
        Optional<String> port,
        Optional<String> exitCode,
        List<String> command,
        List<String> goTest,
        Optional<String> timeout) {

    public StepRequest {
        command = List.copyOf(command);
        goTest = List.copyOf(goTest);
    }
}
