package io.github.gocontainer.testbed;

import io.github.gocontainer.testbed.docker.RealDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What alpine and golang:alpine are for a Dockerfile, made of this machine's busybox and of the real Go, because nothing
 * can be pulled: a shell with its tools, users, {@code /tmp}, and an {@code apk} that can add certificates.
 */
public final class AlpineLike {

    private static final List<String> APPLETS = List.of("sh", "cat", "cp", "ls", "mkdir", "rm", "env", "test");

    private static final String APK = """
            #!/bin/sh
            [ "$1" = add ] || exit 1
            case "$*" in *ca-certificates*)
              mkdir -p /etc/ssl/certs
              echo "the certificates of this alpine" > /etc/ssl/certs/ca-certificates.crt
            esac
            """;

    private final RealDocker docker;
    private final Path folder;

    /** @param folder for archives */
    public AlpineLike(RealDocker docker, Path folder) {
        this.docker = docker;
        this.folder = folder;
    }

    /** Gives the engine the runtime image under this name. */
    public void load(String name) throws IOException {
        load(name, root("alpine"), "ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    }

    /** Gives the engine the image with a shell and this Go under this name. */
    public void loadWithGo(String name, Path go) throws IOException {
        Path root = root("golang");
        Path goRoot = go.toRealPath().getParent().getParent();
        Path target = Files.createDirectories(root.resolve("usr/local/go"));
        for (String part : List.of("bin", "src", "pkg", "lib", "go.env", "VERSION")) {
            if (Files.exists(goRoot.resolve(part))) {
                run("cp", "-a", goRoot.resolve(part).toString(), target.toString());
            }
        }
        load(name, root, "ENV PATH=/usr/local/go/bin:/usr/sbin:/usr/bin:/sbin:/bin GOTOOLCHAIN=local");
    }

    private Path root(String name) throws IOException {
        Path root = folder.resolve(name + "-root");
        for (String path : List.of("bin", "sbin", "usr/bin", "etc", "root", "tmp", "var/tmp")) {
            Files.createDirectories(root.resolve(path));
        }
        Path busybox = RealParts.find("busybox").orElseThrow();
        Files.copy(busybox, root.resolve("bin/busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("/bin/busybox"));
        }
        Files.writeString(root.resolve("sbin/apk"), APK);
        Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\n");
        run(
                "chmod",
                "755",
                root.resolve("bin/busybox").toString(),
                root.resolve("sbin/apk").toString());
        run(
                "chmod",
                "1777",
                root.resolve("tmp").toString(),
                root.resolve("var/tmp").toString());
        return root;
    }

    private void load(String name, Path root, String environment) throws IOException {
        Path archive = folder.resolve(root.getFileName() + ".tar");
        run("tar", "--owner=0", "--group=0", "-C", root.toString(), "-cf", archive.toString(), ".");
        docker.docker("import", "--change", environment, "--change", "CMD [\"/bin/sh\"]", archive.toString(), name)
                .orFail();
        Files.delete(archive);
        run("rm", "-rf", root.toString());
    }

    private void run(String... command) throws IOException {
        Programs.run(folder, command).orFail();
    }
}
