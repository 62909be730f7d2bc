package io.github.gocontainer.image;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of one layer, with all their folders, in the order in which they are archived.
 *
 * @param name what the layer is for, for people and for the image's history
 * @param entries sorted by path, none twice, every folder before what is in it
 */
public record LayerSpec(String name, List<FileEntry> entries) {

    public LayerSpec {
        entries = List.copyOf(entries);
    }

    /**
     * Sorts the entries and adds the folders that nobody gave.
     *
     * @throws IllegalArgumentException when two entries have one path
     */
    public static LayerSpec of(String name, Collection<FileEntry> given) {
        TreeMap<String, FileEntry> byPath = new TreeMap<>();
        for (FileEntry entry : given) {
            if (byPath.put(entry.path(), entry) != null) {
                throw new IllegalArgumentException("the " + name + " layer has " + entry.path() + " twice");
            }
        }
        for (FileEntry entry : given) {
            addFolders(byPath, entry.path());
        }
        return new LayerSpec(name, List.copyOf(byPath.values()));
    }

    /**
     * The same layer above these: a folder that one of them has keeps the mode and owner that it has there, unless this
     * layer gives it others on purpose.
     */
    public LayerSpec over(List<LayerSpec> below) {
        Map<String, FileEntry> folders = new HashMap<>();
        below.forEach(layer -> layer.entries.stream()
                .filter(entry -> entry.source() instanceof FileSource.Directory)
                .forEach(entry -> folders.put(entry.path(), entry)));
        return new LayerSpec(
                name,
                entries.stream()
                        .map(entry -> entry.equals(FileEntry.directory(entry.path()))
                                ? folders.getOrDefault(entry.path(), entry)
                                : entry)
                        .toList());
    }

    private static void addFolders(TreeMap<String, FileEntry> byPath, String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            byPath.computeIfAbsent(folder, FileEntry::directory);
        }
    }
}
