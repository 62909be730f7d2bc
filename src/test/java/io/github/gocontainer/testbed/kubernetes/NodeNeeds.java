package io.github.gocontainer.testbed.kubernetes;

import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a machine must have for a node that runs pods. */
final class NodeNeeds {

    private NodeNeeds() {}

    /** The first thing that is lacking, in a sentence. */
    static Optional<String> lacking() throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("a node for pods needs Linux");
        }
        for (String program : new String[] {"bash", "ip", "mount", "unshare", "apt-get", "dpkg", "id"}) {
            if (RealParts.find(program).isEmpty()) {
                return Optional.of("a node for pods needs the program " + program);
            }
        }
        if (!Files.isDirectory(Path.of("/sys/fs/cgroup/memory"))
                || !Files.isDirectory(Path.of("/sys/fs/cgroup/cpuset"))) {
            return Optional.of("a node for pods needs control groups of version 1");
        }
        Path here = Path.of("/");
        if (!Programs.run(here, "id", "-u").output().strip().equals("0")) {
            return Optional.of("a node for pods needs root");
        }
        Programs.Outcome namespaces = Programs.run(
                here, "unshare", "-n", "-m", "-p", "-f", "--mount-proc", "ip", "link", "add", "type", "bridge");
        return namespaces.exit() == 0
                ? Optional.empty()
                : Optional.of("a node for pods needs namespaces and bridges: "
                        + namespaces.output().strip());
    }
}
