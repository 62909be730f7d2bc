package io.github.gocontainer.docker.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The command by which an archive gets into what is no Docker engine, as data.
 *
 * @param target anything but a Docker engine
 * @param namespace of containerd
 */
record ImportCommand(LoadTarget target, String namespace) {

    /** What imports into a containerd, the most general first. */
    private static final List<String> CONTAINERD = List.of("ctr", "nerdctl", "k3s");

    /** The programs of which one must be there. */
    List<String> programs() {
        return target.kind() == LoadKind.CONTAINERD
                ? CONTAINERD
                : List.of(target.kind().word());
    }

    /**
     * The first program that is there, and its arguments.
     *
     * @throws IllegalArgumentException when none is there
     */
    List<String> arguments(Path archive, Predicate<String> isThere) {
        String program = programs().stream()
                .filter(isThere)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no program " + String.join(" or ", programs()) + " on PATH"));
        String file = archive.toAbsolutePath().toString();
        return switch (program) {
            case "kind" -> named(List.of("kind", "load", "image-archive", file), "--name");
            case "k3d" -> named(List.of("k3d", "image", "import", file), "--cluster");
            case "minikube" -> named(List.of("minikube", "image", "load", file), "--profile");
            case "nerdctl" -> List.of("nerdctl", "--namespace", namespace, "load", "--input", file);
            case "k3s" -> Stream.concat(Stream.of("k3s"), ctr(file)).toList();
            default -> ctr(file).toList();
        };
    }

    private Stream<String> ctr(String file) {
        return Stream.of("ctr", "--namespace", namespace, "images", "import", file);
    }

    private List<String> named(List<String> command, String option) {
        List<String> all = new ArrayList<>(command);
        target.cluster().ifPresent(name -> all.addAll(List.of(option, name)));
        return all;
    }
}
