package io.github.gocontainer.image.base;

import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.LayerSpec;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a base image by their absolute paths, all layers together.
 *
 * @param links with their targets
 * @param files all that is neither folder nor link
 */
public record BaseTree(SortedMap<String, Folder> folders, SortedMap<String, String> links, SortedSet<String> files) {

    private static final int MOST_LINKS = 40;

    /** The mode, for example {@code 01777}, and the numeric owner of a folder. */
    public record Folder(int mode, int owner, int group) {}

    public BaseTree {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
    }

    /** An image without files, such as that of {@code scratch}. */
    public static BaseTree empty() {
        return new BaseTree(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    }

    /** Where a path really is, all links followed; links in a circle stay as they are. */
    public String resolved(String path) {
        Deque<String> left = new ArrayDeque<>(parts(path));
        String done = "";
        int followed = 0;
        while (!left.isEmpty()) {
            String part = left.removeFirst();
            if (part.equals("..")) {
                done = done.substring(0, Math.max(0, done.lastIndexOf('/')));
                continue;
            }
            String next = done + "/" + part;
            String target = links.get(next);
            if (target == null) {
                done = next;
            } else if (++followed > MOST_LINKS) {
                return path;
            } else {
                List<String> parts = parts(target);
                for (int i = parts.size() - 1; i >= 0; i--) {
                    left.addFirst(parts.get(i));
                }
                done = target.startsWith("/") ? "" : done;
            }
        }
        return done.isEmpty() ? "/" : done;
    }

    /** Whether a path leads to a file. */
    public boolean hasFile(String path) {
        return files.contains(resolved(path));
    }

    /**
     * The layer for standing on this image: what goes below a link to a folder goes into that folder, and folders that
     * are there keep their modes and owners, unless the layer gives them others on purpose.
     */
    public LayerSpec under(LayerSpec layer) {
        TreeMap<String, FileEntry> entries = new TreeMap<>();
        for (FileEntry entry : layer.entries()) {
            FileEntry moved = moved(entry);
            FileEntry earlier = entries.get(moved.path());
            // A folder that is only named because of what is in it says nothing about one that is meant.
            if (earlier == null || !isNamedOnly(moved)) {
                entries.put(moved.path(), moved);
            }
        }
        entries.values().stream().toList().forEach(entry -> addFolders(entries, entry.path()));
        entries.replaceAll((path, entry) -> isNamedOnly(entry) ? asItIs(entry) : entry);
        return new LayerSpec(layer.name(), List.copyOf(entries.values()));
    }

    private FileEntry moved(FileEntry entry) {
        int slash = entry.path().lastIndexOf('/');
        boolean isFolder = entry.source() instanceof FileSource.Directory;
        String parent = resolved(entry.path().substring(0, slash));
        String name = entry.path().substring(slash);
        String path = isFolder ? resolved(entry.path()) : (parent.equals("/") ? "" : parent) + name;
        return new FileEntry(entry.source(), path, entry.mode(), entry.owner(), entry.group());
    }

    private static void addFolders(TreeMap<String, FileEntry> entries, String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            entries.computeIfAbsent(path.substring(0, slash), FileEntry::directory);
        }
    }

    private FileEntry asItIs(FileEntry entry) {
        return Optional.ofNullable(folders.get(entry.path()))
                .map(folder ->
                        new FileEntry(entry.source(), entry.path(), folder.mode(), folder.owner(), folder.group()))
                .orElse(entry);
    }

    private static boolean isNamedOnly(FileEntry entry) {
        return entry.equals(FileEntry.directory(entry.path()));
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/")).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
