package io.github.gocontainer.golang.modules;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers for which files the modules were downloaded, and into which cache. */
final class DownloadMemory {

    private final Path file;

    DownloadMemory(Path workDirectory) {
        this.file = workDirectory.toAbsolutePath().resolve("modules.key");
    }

    /** Everything that decides which modules are needed. */
    static String key(GoToolchain toolchain, GoModule module, Map<String, String> configured) {
        MessageDigest digest = Digest.newMessageDigest();
        add(digest, toolchain.version().text());
        new TreeMap<>(configured).forEach((name, value) -> add(digest, name + "=" + value));
        for (Path path : module.files()) {
            add(digest, path.toString());
            try {
                add(digest, Files.exists(path) ? Digest.of(path).toString() : "none");
            } catch (IOException e) {
                throw new BuildFailure(FailureCode.FILES, path + " could not be read: " + e, null, e);
            }
        }
        return Digest.from(digest).toString();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** Whether the last download was for this key, and its cache is still there. */
    boolean holds(String key) {
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 2
                    && lines.get(0).equals(key)
                    && Files.isDirectory(Path.of(lines.get(1), "cache", "download"));
        } catch (IOException unreadableMeansForgotten) {
            return false;
        }
    }

    void remember(String key, String moduleCache) {
        try {
            AtomicFiles.write(file, (key + "\n" + moduleCache + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be written: " + e, null, e);
        }
    }
}
