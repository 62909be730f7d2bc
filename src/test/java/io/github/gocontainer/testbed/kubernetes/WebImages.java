package io.github.gocontainer.testbed.kubernetes;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.testbed.Bed;
import io.github.gocontainer.testbed.Crane;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.ToolCache;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Images of a small web service that behaves well or badly, made with crane and pushed to the registry {@code plain}. */
public final class WebImages {

    private static final int EXECUTABLE = 0755;

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
        Path layer = folder.resolve(mode + ".tar");
        try (OutputStream out = Files.newOutputStream(layer);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            entry(tar, "web", Files.readAllBytes(program), EXECUTABLE);
            entry(tar, "mode", mode.getBytes(StandardCharsets.UTF_8), 0644);
        }
        // Classes that run side by side push the same images, which are not whole between these two steps.
        String tag = bed.registry("plain") + "/web:" + UUID.randomUUID();
        Crane crane = new Crane(bed.crane(), folder);
        crane.run("append", "--new_layer", layer.toString(), "--new_tag", tag);
        crane.run("mutate", "--entrypoint=/web", "--user=65532:65532", "--set-platform=linux/amd64", "--tag", tag, tag);
        return bed.registry("plain") + "/web@" + crane.digest(tag);
    }

    private static void entry(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(mode);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
