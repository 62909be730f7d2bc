package io.github.gocontainer.cluster.manifests;

import io.github.gocontainer.cluster.manifests.yaml.YamlWriter;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the user's files, and writes the rendered ones for kubectl, kustomize and GitOps. */
public final class ManifestFolder {

    private static final String KUSTOMIZATION = "kustomization.yaml";

    private ManifestFolder() {}

    /**
     * The YAML and JSON files of a folder and of those in it; none when it is not there.
     *
     * @return by the name of the folder and the path in it, with {@code /}
     */
    public static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(ManifestFolder::isManifest).toList()) {
                    String name = folder.getFileName() + "/"
                            + folder.relativize(file).toString().replace('\\', '/');
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    /**
     * Writes one file for each manifest, numbered in the order of their use, in place of all earlier ones, and beside the
     * folder a kustomization that lists them.
     */
    public static List<Path> write(Path folder, List<Manifest> manifests) throws IOException {
        FileTree.delete(folder);
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        StringBuilder kustomization =
                new StringBuilder("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
        for (Manifest manifest : manifests) {
            String name = String.format(
                    Locale.ROOT,
                    "%02d-%s-%s.yaml",
                    files.size(),
                    manifest.kind().toLowerCase(Locale.ROOT),
                    manifest.name().replaceAll("[^A-Za-z0-9.-]", "-"));
            Path file = folder.resolve(name);
            AtomicFiles.write(file, YamlWriter.write(manifest.content()).getBytes(StandardCharsets.UTF_8));
            files.add(file);
            kustomization
                    .append("- ")
                    .append(folder.getFileName())
                    .append('/')
                    .append(name)
                    .append('\n');
        }
        AtomicFiles.write(
                folder.resolveSibling(KUSTOMIZATION), kustomization.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
