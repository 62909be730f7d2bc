package io.github.gocontainer.golang.provision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Refuses names of an archive that would leave its root, or meet each other on some file system. */
final class EntryNames {

    private final Map<String, String> spellings = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    /**
     * Accepts the name of a file, once.
     *
     * @throws UnsafeEntryException when it is absolute, leaves the root, was there before, or differs from an earlier
     *     one by the case of letters alone
     */
    void addFile(String name) throws UnsafeEntryException {
        check(name);
        if (!files.add(name)) {
            throw new UnsafeEntryException(name, "it is there twice");
        }
        addSpelling(name, name);
    }

    /** Accepts the name of a folder, any number of times. */
    void addFolder(String name) throws UnsafeEntryException {
        String folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        check(folder);
        addSpelling(folder, name);
    }

    private static void check(String name) throws UnsafeEntryException {
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw new UnsafeEntryException(name, "it is absolute");
        }
        if (name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw new UnsafeEntryException(name, "it has a character that no such archive needs");
        }
        for (String element : name.split("/", -1)) {
            if (element.equals("..")) {
                throw new UnsafeEntryException(name, "it leads out of the archive's folder");
            }
            if (element.isEmpty() || element.equals(".")) {
                throw new UnsafeEntryException(name, "it has an empty part");
            }
        }
    }

    private void addSpelling(String path, String entry) throws UnsafeEntryException {
        for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
            String prefix = end < 0 ? path : path.substring(0, end);
            String before = spellings.putIfAbsent(prefix.toLowerCase(Locale.ROOT), prefix);
            if (before != null && !before.equals(prefix)) {
                throw new UnsafeEntryException(entry, "it differs from " + before + " by the case of letters alone");
            }
            if (end >= 0 && files.contains(prefix)) {
                throw new UnsafeEntryException(entry, "its folder is a file");
            }
            if (end < 0) {
                return;
            }
        }
    }
}
