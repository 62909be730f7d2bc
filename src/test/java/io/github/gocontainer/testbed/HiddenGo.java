package io.github.gocontainer.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a machine on which Go is installed look to a process like one without: folders of PATH lose their {@code go},
 * and over the folders where installers put Go lies an empty one, seen by that process only.
 */
public final class HiddenGo {

    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/local/go/bin"), Path.of("/usr/lib/go/bin"), Path.of("/opt/homebrew/bin"));

    private final Path folder;

    /**
     * @param folder for what stands in place of the folders with Go
     */
    public HiddenGo(Path folder) {
        this.folder = folder;
    }

    /** Changes a run so that it finds no Go. */
    public MavenRun from(MavenRun run) throws IOException {
        run.variable("PATH", path()).withoutVariable("GOROOT");
        List<Path> installed = USUAL_PLACES.stream()
                .filter(place -> Files.isExecutable(place.resolve("go")))
                .toList();
        if (!installed.isEmpty()) {
            Path nothing = Files.createDirectories(folder.resolve("nothing"));
            run.through(
                    "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script(installed, nothing), "sh");
        }
        return run;
    }

    private static String script(List<Path> installed, Path nothing) {
        StringBuilder script = new StringBuilder("set -e; ");
        installed.forEach(place -> script.append("mount --bind '" + nothing + "' '" + place + "'; "));
        return script.append("exec \"$@\"").toString();
    }

    private String path() throws IOException {
        List<String> folders = new ArrayList<>();
        int number = 0;
        for (String name : System.getenv("PATH").split(Pattern.quote(File.pathSeparator))) {
            Path place = Path.of(name);
            boolean hasGo = Files.isExecutable(place.resolve("go"));
            folders.add(
                    hasGo ? without(place, folder.resolve("path-" + number++)).toString() : name);
        }
        return String.join(File.pathSeparator, folders);
    }

    private static Path without(Path place, Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> programs = Files.list(place)) {
            for (Path program : programs.toList()) {
                String name = program.getFileName().toString();
                Path link = copy.resolve(name);
                if (!name.equals("go") && !name.equals("gofmt") && !Files.exists(link)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
        return copy;
    }
}
