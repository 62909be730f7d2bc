package io.github.gocontainer.testbed.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.Expected;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.Programs;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs of a cluster, each made once per machine from its sources. */
final class KubernetesTools {

    static final String VERSION = "1.35.4";

    private static final String RESOURCES = "kubernetes/";
    private static final List<String> NODE_KIT =
            List.of("certificates.go", "forward.go", "image.go", "main.go", "supervise.go");
    /** Of Debian 12; unpacked into the cache, and installed nowhere. */
    private static final List<String> PACKAGES = List.of(
            "containerd",
            "runc",
            "containernetworking-plugins",
            "iptables",
            "conntrack",
            "libip6tc2",
            "libnetfilter-conntrack3",
            "libnfnetlink0",
            "libnftnl11",
            "socat",
            "ethtool");

    private static final Pattern STAGING = Pattern.compile("=> \\./staging/src/(k8s\\.io/[a-z-]+)");
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final ToolCache cache;

    KubernetesTools(ToolCache cache) {
        this.cache = cache;
    }

    /** A text of the test bed's resources. */
    static String resource(String name) {
        return Expected.text(ToolCache.class, RESOURCES + name);
    }

    /** etcd, API server, controllers, scheduler, kubelet, proxy and kubectl in one program; takes ten minutes once. */
    Path kubeall() throws IOException {
        String source = resource("kubeall/main.go");
        return cache.provide("kubernetes-" + VERSION + "-" + key(source), folder -> {
                    Path module = Files.createDirectory(folder.resolve("source"));
                    Files.writeString(module.resolve("main.go"), source);
                    describe(module);
                    cache.go(
                            module,
                            Map.of("GOFLAGS", ""),
                            "build",
                            "-trimpath",
                            "-ldflags=-s -w " + stamps(),
                            "-o",
                            folder.resolve("kubeall").toString(),
                            ".");
                    Folders.delete(module);
                })
                .resolve("kubeall");
    }

    /** Kubernetes' own go.mod, whose replaced folders become the modules that are published from them. */
    private void describe(Path module) throws IOException {
        Map<String, String> flags = Map.of("GOFLAGS", "-modcacherw");
        JsonNode download =
                Json.parse(cache.go(module, flags, "mod", "download", "-json", "k8s.io/kubernetes@v" + VERSION)
                        .getBytes(StandardCharsets.UTF_8));
        Path original = Path.of(download.path("Dir").asText());
        String library = "v0." + VERSION.substring(2);
        String text = STAGING.matcher(Files.readString(original.resolve("go.mod")))
                .replaceAll("=> $1 " + library)
                .replaceFirst("(?m)^module .*$", "module kubeall");
        Files.writeString(module.resolve("go.mod"), text);
        Files.write(module.resolve("go.sum"), Files.readAllBytes(original.resolve("go.sum")));
        cache.go(module, flags, "mod", "edit", "-require=k8s.io/kubernetes@v" + VERSION);
        cache.go(module, flags, "mod", "tidy");
    }

    private static String stamps() {
        List<String> flags = new ArrayList<>();
        for (String type : List.of("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")) {
            for (String stamp : List.of(
                    "gitVersion=v" + VERSION,
                    "gitMajor=1",
                    "gitMinor=35",
                    "gitTreeState=clean",
                    "buildDate=2026-01-01T00:00:00Z")) {
                flags.add("-X " + type + "." + stamp);
            }
        }
        return String.join(" ", flags);
    }

    Path nodekit() throws IOException {
        List<String> sources =
                NODE_KIT.stream().map(name -> resource("nodekit/" + name)).toList();
        return cache.provide("nodekit-" + key(String.join("", sources)), folder -> {
                    Path module = Files.createDirectory(folder.resolve("source"));
                    for (int i = 0; i < NODE_KIT.size(); i++) {
                        Files.writeString(module.resolve(NODE_KIT.get(i)), sources.get(i));
                    }
                    Files.writeString(module.resolve("go.mod"), "module nodekit\n\ngo 1.21\n");
                    cache.go(
                            module,
                            Map.of("GOFLAGS", ""),
                            "build",
                            "-trimpath",
                            "-ldflags=-s -w",
                            "-o",
                            folder.resolve("nodekit").toString(),
                            ".");
                    Folders.delete(module);
                })
                .resolve("nodekit");
    }

    /** containerd, runc and what they need, as a folder with {@code usr}. */
    Path debian() throws IOException {
        return cache.provide("debian-node-" + key(PACKAGES.toString()), folder -> {
            Path packages = Files.createDirectory(folder.resolve("packages"));
            List<String> download = new ArrayList<>(List.of("apt-get", "download", "-qq"));
            download.addAll(PACKAGES);
            String[] command = download.toArray(String[]::new);
            if (Programs.run(LIMIT, System.getenv(), packages, command).exit() != 0) {
                Programs.run(LIMIT, System.getenv(), packages, "apt-get", "update", "-qq")
                        .orFail();
                Programs.run(LIMIT, System.getenv(), packages, command).orFail();
            }
            try (Stream<Path> files = Files.list(packages)) {
                for (Path file : files.toList()) {
                    Programs.run(folder, "dpkg", "-x", file.toString(), folder.toString())
                            .orFail();
                }
            }
            Folders.delete(packages);
        });
    }

    private static String key(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString().substring("sha256:".length(), 19);
    }
}
