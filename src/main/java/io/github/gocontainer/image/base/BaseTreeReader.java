package io.github.gocontainer.image.base;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.LayerContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the layers of a base image, one over the other.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#whiteouts">OCI image specification,
 *     layer.md, Whiteouts</a>
 */
final class BaseTreeReader {

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int ALL_BITS = 07777;

    private final SortedMap<String, BaseTree.Folder> folders = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();
    private final SortedSet<String> files = new TreeSet<>();

    private BaseTreeReader() {}

    /** @throws IOException when a layer is damaged, or of a kind that nobody knows */
    static BaseTree read(BaseImage base) throws IOException {
        BaseTreeReader reader = new BaseTreeReader();
        JsonNode manifest = Json.parse(base.store().document(base.manifest().digest()));
        for (JsonNode layer : manifest.path("layers")) {
            try (InputStream content = new LayerContent(base.store(), Descriptors.read(layer)).open()) {
                reader.add(content);
            }
        }
        return new BaseTree(reader.folders, reader.links, reader.files);
    }

    /** What a layer takes away is what those below it have; its own files come after that, wherever they stand. */
    private void add(InputStream layer) throws IOException {
        BaseTreeReader own = new BaseTreeReader();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(layer, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String path = path(entry.getName());
                String name = path.substring(path.lastIndexOf('/') + 1);
                String parent = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                if (name.equals(OPAQUE)) {
                    removeBelow(parent);
                } else if (name.startsWith(WHITEOUT)) {
                    remove(parent + "/" + name.substring(WHITEOUT.length()));
                } else if (!path.isEmpty()) {
                    own.put(path, entry);
                }
            }
        }
        own.folders.forEach((path, folder) -> {
            links.remove(path);
            files.remove(path);
            folders.put(path, folder);
        });
        own.links.forEach((path, target) -> {
            remove(path);
            links.put(path, target);
        });
        own.files.forEach(path -> {
            remove(path);
            files.add(path);
        });
    }

    private void put(String path, TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            folders.put(path, new BaseTree.Folder(entry.getMode() & ALL_BITS, (int) entry.getLongUserId(), (int)
                    entry.getLongGroupId()));
        } else if (entry.isSymbolicLink()) {
            links.put(path, entry.getLinkName());
        } else {
            files.add(path);
        }
    }

    private void remove(String path) {
        folders.remove(path);
        links.remove(path);
        files.remove(path);
        removeBelow(path);
    }

    private void removeBelow(String path) {
        // In the order of paths, / is followed by 0.
        folders.subMap(path + "/", path + "0").clear();
        links.subMap(path + "/", path + "0").clear();
        files.subSet(path + "/", path + "0").clear();
    }

    /** Absolute, without what leads upwards. */
    private static String path(String name) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? "" : "/" + String.join("/", parts);
    }
}
