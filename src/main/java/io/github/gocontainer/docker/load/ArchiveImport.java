package io.github.gocontainer.docker.load;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.DockerArchive;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hands an image as an archive to the program of a cluster, which knows how to get it to the nodes. */
public final class ArchiveImport {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int SHOWN = 2_000;

    private final CommandRunner runner;
    private final Map<String, String> environment;
    private final Path folder;
    private final Predicate<String> isThere;

    /** @param folder for the archive, which is gone afterwards */
    public ArchiveImport(CommandRunner runner, Map<String, String> environment, Path folder) {
        this(runner, environment, folder, name -> isOnPath(name, environment));
    }

    ArchiveImport(CommandRunner runner, Map<String, String> environment, Path folder, Predicate<String> isThere) {
        this.runner = runner;
        this.environment = environment;
        this.folder = folder;
        this.isThere = isThere;
    }

    /**
     * Loads it.
     *
     * @return the program that did it
     * @throws BuildFailure when there is no such program, or it fails
     */
    public String load(DockerArchive image, LoadTarget target, String namespace) throws IOException {
        Path archive = folder.resolve("load.tar");
        try {
            List<String> arguments = arguments(target, namespace, archive);
            Files.createDirectories(folder);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive))) {
                image.writeTo(out);
            }
            CommandResult result = runner.run(Command.of(
                    "loading the image into " + target, arguments, environment, folder.toAbsolutePath(), LIMIT));
            if (!result.succeeded()) {
                String said = (result.error() + result.output()).strip();
                throw new BuildFailure(
                        FailureCode.PROCESS,
                        String.join(" ", arguments) + " ended with exit code " + result.exitCode() + ": "
                                + (said.length() > SHOWN ? said.substring(said.length() - SHOWN) : said),
                        "check that " + target + " runs and that this user may use it; another place is named by"
                                + " <load><target> (-Dgocontainer.load.target=)");
            }
            return arguments.get(0);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private List<String> arguments(LoadTarget target, String namespace, Path archive) {
        try {
            return new ImportCommand(target, namespace).arguments(archive, isThere);
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the image cannot be loaded into " + target + ": " + e.getMessage(),
                    "install it, or name another place with <load><target> (-Dgocontainer.load.target=)",
                    e);
        }
    }

    private static boolean isOnPath(String name, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
                .anyMatch(Files::isExecutable);
    }
}
