package io.github.gocontainer.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.process.CommandResult;
import java.nio.file.Path;
import java.util.Optional;

/** Turns what Go says when it fails into a failure with a hint. */
@FunctionalInterface
public interface Complaint {

    /**
     * The failure of a command.
     *
     * @param log where all of the output is
     */
    BuildFailure of(String step, CommandResult result, Optional<Path> log);
}
