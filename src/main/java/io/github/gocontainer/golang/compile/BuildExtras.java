package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What goes into a program besides its sources: a profile, the race detector, counters. */
final class BuildExtras {

    private BuildExtras() {}

    /** @throws BuildFailure when the profile that the user named is not there */
    static void requireProfile(CompileSpec spec) {
        spec.modes()
                .profile()
                .filter(profile -> !profile.equals(CompileModes.NO_PROFILE) && !Files.isRegularFile(Path.of(profile)))
                .ifPresent(profile -> {
                    throw new BuildFailure(
                            FailureCode.CONFIGURATION,
                            "<go><pgo>: there is no profile " + profile,
                            "write auto for default.pgo beside package main, off, or the path of a CPU profile from the"
                                    + " module's folder");
                });
    }

    /** What the console says of them, behind the program's name. */
    static String words(CompileSpec spec, GoProgram program) {
        List<String> extras = new ArrayList<>();
        if (spec.modes().race()) {
            extras.add("the race detector");
        }
        if (spec.modes().coverage()) {
            extras.add("coverage counters");
        }
        if (spec.modes().profile().isEmpty()
                && Files.isRegularFile(program.directory().resolve("default.pgo"))) {
            extras.add("the profile default.pgo");
        }
        spec.modes()
                .profile()
                .filter(profile -> !profile.equals(CompileModes.NO_PROFILE))
                .ifPresent(
                        profile -> extras.add("the profile " + Path.of(profile).getFileName()));
        return extras.isEmpty() ? "" : " with " + String.join(", ", extras);
    }
}
