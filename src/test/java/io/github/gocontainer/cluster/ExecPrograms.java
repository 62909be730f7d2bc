package io.github.gocontainer.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Credential programs of a kubeconfig, as scripts. */
public final class ExecPrograms {

    private ExecPrograms() {}

    /** One that runs these lines. */
    public static Path script(Path folder, String lines) throws IOException {
        Path program = Files.writeString(folder.resolve("login"), "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    /** One that gives token-1, then token-2 and so on. */
    public static Path counting(Path folder) throws IOException {
        Path count = folder.resolve("count");
        return script(
                folder,
                "n=$(( $(cat " + count + " 2>/dev/null || echo 0) + 1 )); echo $n > " + count + "\n"
                        + "echo '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                        + "\"status\":{\"token\":\"token-'$n'\"}}'");
    }
}
