package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A base image that the real ko makes, in its own folder: an index of two platforms, and its SBOMs beside it. */
public final class KoBase {

    /** What the base's program prints. */
    public static final String GREETING = "made by ko";

    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Path ko;
    private final Path go;
    private final Crane crane;

    /**
     * @param go ko wants it on its path
     */
    public KoBase(Path folder, Path ko, Path go, Crane crane) {
        this.folder = folder;
        this.ko = ko;
        this.go = go;
        this.crane = crane;
    }

    /**
     * Pushes it under this repository's tag {@code 1}, on top of an empty image in {@code <repository>/empty}, because ko
     * does not build on nothing.
     */
    public void push(String repository) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.writeString(sources.resolve("go.mod"), "module example.org/tool\n\ngo 1.21\n");
        Files.writeString(
                sources.resolve("main.go"), "package main\n\nfunc main() { println(\"" + GREETING + "\") }\n");
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.putAll(Map.of(
                "PATH",
                go.getParent() + ":" + environment.getOrDefault("PATH", ""),
                "GOFLAGS",
                "-buildvcs=false",
                "KO_DOCKER_REPO",
                repository,
                "KO_DEFAULTBASEIMAGE",
                empty(repository + "/empty")));
        String platforms =
                String.join(",", ARCHITECTURES.stream().map("linux/"::concat).toList());
        Programs.run(
                        LIMIT,
                        environment,
                        sources,
                        ko.toString(),
                        "build",
                        "--bare",
                        "--tags=1",
                        "--platform=" + platforms,
                        ".")
                .orFail();
    }

    private String empty(String repository) throws IOException {
        Path layer = Files.write(
                folder.resolve("empty.tar"), new LayerTar().file("empty", "").bytes());
        for (String architecture : ARCHITECTURES) {
            String image = repository + ":" + architecture;
            crane.run("append", "--oci-empty-base", "--new_layer", layer.toString(), "--new_tag", image);
            crane.run("mutate", "--set-platform=linux/" + architecture, "--tag", image, image);
        }
        String index = repository + ":1";
        crane.run(
                "index",
                "append",
                "--tag=" + index,
                "--manifest=" + repository + ":amd64",
                "--manifest=" + repository + ":arm64");
        return index;
    }
}
