package io.github.gocontainer.testbed.kubernetes;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Crane;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.LayerTar;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Images of a small web service that behaves well or badly, made with crane and pushed to the registry {@code plain}. */
public final class WebImages {

    private final Bed bed;
    private final Path folder;
    private final Path program;

    public WebImages(Bed bed, Path folder) throws IOException {
        this.bed = bed;
        this.folder = folder;
        String source = KubernetesTools.resource("web/main.go");
        ToolCache cache = new ToolCache(ToolCache.cache(), bed.go());
        String key =
                Digest.of(source.getBytes(StandardCharsets.UTF_8)).toString().substring("sha256:".length(), 19);
        this.program = cache.provide("web-" + key, unfinished -> {
                    Path module = Files.createDirectory(unfinished.resolve("source"));
                    Files.writeString(module.resolve("main.go"), source);
                    Files.writeString(module.resolve("go.mod"), "module web\n\ngo 1.21\n");
                    cache.go(
                            module,
                            Map.of("GOFLAGS", ""),
                            "build",
                            "-trimpath",
                            "-ldflags=-s -w",
                            "-o",
                            unfinished.resolve("web").toString(),
                            ".");
                    Folders.delete(module);
                })
                .resolve("web");
    }

    /** Pushes one that behaves like this, and returns its reference by digest. */
    public String push(String mode) throws IOException {
        LayerTar tar =
                new LayerTar().program("web", Files.readAllBytes(program)).file("mode", mode);
        Path layer = Files.write(folder.resolve(mode + ".tar"), tar.bytes());
        // Classes that run side by side push the same images, which are not whole between these two steps.
        String tag = bed.registry("plain") + "/web:" + UUID.randomUUID();
        Crane crane = new Crane(bed.crane(), folder);
        crane.run("append", "--new_layer", layer.toString(), "--new_tag", tag);
        crane.run("mutate", "--entrypoint=/web", "--user=65532:65532", "--set-platform=linux/amd64", "--tag", tag, tag);
        return bed.registry("plain") + "/web@" + crane.digest(tag);
    }
}
