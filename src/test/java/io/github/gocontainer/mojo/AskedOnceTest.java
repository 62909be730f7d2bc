package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedOnceTest {

    private final List<String> run = new ArrayList<>();
    private final CommandRunner runner = new AskedOnce(command -> {
        run.add(command.step() + " " + command.environment());
        return new CommandResult(0, "answer " + run.size(), "");
    });

    @Test
    void remembersTheAnswerToTheSameQuestionOnly() {
        assertEquals("answer 1", ask("go env", Map.of()));
        assertEquals("answer 1", ask("go env", Map.of()));
        assertEquals("answer 2", ask("go env", Map.of("GOFLAGS", "-mod=vendor")));
        assertEquals("answer 1", ask("go env", Map.of()));
    }

    @Test
    void runsEverythingElseEveryTime() {
        assertEquals("answer 1", ask("go build", Map.of()));
        assertEquals("answer 2", ask("go build", Map.of()));
    }

    private String ask(String step, Map<String, String> environment) {
        return runner.run(Command.of(step, List.of("go"), environment, Path.of("/"), Duration.ofSeconds(1)))
                .output();
    }
}
