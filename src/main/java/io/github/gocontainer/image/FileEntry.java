package io.github.gocontainer.image;

import java.util.List;

/**
 * One file, folder or link of a layer; nothing about it comes from the machine that builds.
 *
 * @param path absolute in the image, without a slash at the end, {@code .} and {@code ..}
 * @param mode permission bits with the sticky, set-user and set-group bits, for example {@code 01777}
 * @param owner numeric user
 * @param group numeric group
 */
public record FileEntry(FileSource source, String path, int mode, int owner, int group)
        implements Comparable<FileEntry> {

    private static final int LARGEST_MODE = 07777;
    private static final int FILE = 0644;
    private static final int FOLDER = 0755;

    public FileEntry {
        List<String> parts = List.of(path.substring(Math.min(1, path.length())).split("/", -1));
        if (!path.startsWith("/") || parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw new IllegalArgumentException("'" + path
                    + "' is not a path in an image: expected an absolute one without . and .., for example /app/hello");
        }
        if (mode < 0 || mode > LARGEST_MODE || owner < 0 || group < 0) {
            throw new IllegalArgumentException("'" + path + "' has mode " + Integer.toOctalString(mode) + ", owner "
                    + owner + " and group " + group + ": expected a mode of 0 to 7777 and numbers of 0 or more");
        }
    }

    /** A file that everybody may read, owned by root. */
    public static FileEntry file(String path, FileSource source) {
        return new FileEntry(source, path, FILE, 0, 0);
    }

    /** A program that everybody may run, owned by root. */
    public static FileEntry program(String path, FileSource source) {
        return new FileEntry(source, path, FOLDER, 0, 0);
    }

    /** A folder that everybody may enter, owned by root. */
    public static FileEntry directory(String path) {
        return new FileEntry(new FileSource.Directory(), path, FOLDER, 0, 0);
    }

    @Override
    public int compareTo(FileEntry other) {
        return path.compareTo(other.path);
    }
}
