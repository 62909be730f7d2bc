package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** The one place where our failures become Maven's. */
public final class Failures {

    private Failures() {}

    /**
     * Throws what Maven reports as a failure when the user can mend it in the build's input; returns an error otherwise.
     *
     * @param withCause for the stack trace of {@code -e}; Maven repeats the messages of causes behind ours, where they
     *     tell the user nothing new
     */
    public static MojoExecutionException translated(BuildFailure failure, boolean withCause)
            throws MojoFailureException {
        if (failure.code().mendable()) {
            throw withCause
                    ? new MojoFailureException(failure.sentence(), failure)
                    : new MojoFailureException(failure.sentence());
        }
        return withCause
                ? new MojoExecutionException(failure.sentence(), failure)
                : new MojoExecutionException(failure.sentence());
    }

    public static BuildFailure noGoModule(Path directory) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "there is no go.mod in " + directory + ", but the module's packaging is gocontainer",
                "create one with: go mod init example.org/" + directory.getFileName());
    }

    public static BuildFailure files(String what, IOException e) {
        return new BuildFailure(FailureCode.FILES, what + ": " + e, null, e);
    }
}
