package io.github.gocontainer.image.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The trees of base images; their folders and links are remembered in a file, because reading layers takes time. */
public final class BaseTrees {

    private static final String FOLDERS = "folders";
    private static final String LINKS = "links";

    private final Path memory;
    private final Map<Digest, BaseTree> trees = new HashMap<>();

    /** @param memory the file; one that is missing or damaged is written anew */
    public BaseTrees(Path memory) {
        this.memory = memory;
    }

    /** With folders and links, and with or without files. */
    public BaseTree withoutFiles(BaseImage base) throws IOException {
        Digest digest = base.manifest().digest();
        BaseTree known = trees.get(digest);
        if (known != null) {
            return known;
        }
        JsonNode document = remembered().path(digest.toString());
        BaseTree tree = document.isObject() ? parse(document) : complete(base);
        trees.put(digest, tree);
        return tree;
    }

    /** With all files, for which the layers are read. */
    public BaseTree complete(BaseImage base) throws IOException {
        BaseTree tree = BaseTreeReader.read(base);
        trees.put(base.manifest().digest(), tree);
        return tree;
    }

    /** Writes down what was read, and nothing of other images. */
    public void remember() throws IOException {
        ObjectNode document = Json.object();
        trees.forEach((digest, tree) -> document.set(digest.toString(), written(tree)));
        if (!document.equals(remembered())) {
            AtomicFiles.write(memory, Json.compact(document));
        }
    }

    private JsonNode remembered() {
        try {
            return Files.isRegularFile(memory) ? Json.parse(Files.readAllBytes(memory)) : Json.object();
        } catch (IOException | IllegalArgumentException damaged) {
            return Json.object();
        }
    }

    private static ObjectNode written(BaseTree tree) {
        ObjectNode document = Json.object();
        ObjectNode folders = document.putObject(FOLDERS);
        tree.folders()
                .forEach((path, folder) -> folders.putArray(path)
                        .add(folder.mode())
                        .add(folder.owner())
                        .add(folder.group()));
        tree.links().forEach(document.putObject(LINKS)::put);
        return document;
    }

    private static BaseTree parse(JsonNode document) {
        SortedMap<String, BaseTree.Folder> folders = new TreeMap<>();
        document.path(FOLDERS)
                .properties()
                .forEach(entry -> folders.put(
                        entry.getKey(),
                        new BaseTree.Folder(
                                entry.getValue().path(0).asInt(),
                                entry.getValue().path(1).asInt(),
                                entry.getValue().path(2).asInt())));
        SortedMap<String, String> links = new TreeMap<>();
        document.path(LINKS)
                .properties()
                .forEach(entry -> links.put(entry.getKey(), entry.getValue().asText()));
        return new BaseTree(folders, links, new TreeSet<>());
    }
}
