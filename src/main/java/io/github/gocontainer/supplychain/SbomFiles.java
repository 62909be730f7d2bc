package io.github.gocontainer.supplychain;

import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bills of materials in a folder, and for which image they were written.
 *
 * @param directory {@code target/gocontainer}
 */
public record SbomFiles(Path directory) {

    private static final String NAME = "sbom";
    private static final String MEMORY = "sbom.key";

    /** Whether the files of an earlier build with this key are there, undamaged. */
    public boolean holds(String key) throws IOException {
        Path memory = directory.resolve(MEMORY);
        if (!Files.isRegularFile(memory)) {
            return false;
        }
        List<String> lines = Files.readAllLines(memory);
        if (lines.isEmpty() || !lines.get(0).equals(key)) {
            return false;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] entry = line.split(" ", 2);
            Path file = directory.resolve(entry[entry.length - 1]);
            if (!Files.isRegularFile(file) || !Digest.of(file).toString().equals(entry[0])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the documents in place of all earlier ones.
     *
     * @param ofPlatforms one for each where they differ, else none
     * @return the names of the files
     */
    public List<String> write(
            String key,
            List<SbomFormat> formats,
            BillOfMaterials bill,
            SortedMap<Platform, BillOfMaterials> ofPlatforms)
            throws IOException {
        Files.createDirectories(directory);
        clear();
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (SbomFormat format : formats) {
            files.put(NAME + format.extension(), format.write(bill));
            ofPlatforms.forEach((platform, one) ->
                    files.put(NAME + "-" + platform.folder() + format.extension(), format.write(one)));
        }
        List<String> lines = new ArrayList<>(List.of(key));
        for (var file : files.entrySet()) {
            AtomicFiles.write(directory.resolve(file.getKey()), file.getValue());
            lines.add(Digest.of(file.getValue()) + " " + file.getKey());
        }
        AtomicFiles.write(
                directory.resolve(MEMORY), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return List.copyOf(files.keySet());
    }

    /** Where the document about the whole image is, in this format. */
    public Path file(SbomFormat format) {
        return directory.resolve(NAME + format.extension());
    }

    /** Where the one about a platform is, when it has one of its own. */
    public Path file(SbomFormat format, Platform platform) {
        return directory.resolve(NAME + "-" + platform.folder() + format.extension());
    }

    /** Nobody is to take the documents of another image for those of this one. */
    public void clear() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(
                            file -> file.getFileName().toString().matches("sbom(-.*)?\\.(cdx|spdx)\\.json|sbom\\.key"))
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }
}
