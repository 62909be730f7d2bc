package io.github.gocontainer.docker.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the kubeconfig's current context, which is all that is wanted of the file.
 *
 * @param home this user's home folder, if it is known
 */
public record CurrentContext(Map<String, String> environment, Optional<Path> home) {

    private static final Pattern LINE = Pattern.compile("(?m)^\"?current-context\"?:[ \\t]*[\"']?([^\"'\\s#]+)");

    /** The first that a file of {@code KUBECONFIG}, else {@code ~/.kube/config}, names. */
    public Optional<String> find() {
        for (Path file : files()) {
            try {
                Matcher line = LINE.matcher(Files.readString(file));
                if (line.find()) {
                    return Optional.of(line.group(1));
                }
            } catch (IOException notThere) {
                // The next one may say it.
            }
        }
        return Optional.empty();
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        String named = environment.getOrDefault("KUBECONFIG", "");
        for (String name : named.split(Pattern.quote(File.pathSeparator))) {
            if (!name.isBlank()) {
                files.add(Path.of(name));
            }
        }
        if (files.isEmpty()) {
            home.ifPresent(folder -> files.add(folder.resolve(".kube").resolve("config")));
        }
        return files;
    }
}
