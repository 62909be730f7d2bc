package io.github.gocontainer.supplychain.license;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code licenses.json}: the license of every linked module.
 *
 * @param digest of the image that they are in
 * @param modules by path and version, and the hash of go.sum where there is one
 */
public record LicenseReport(String digest, SortedMap<Module, ModuleLicense> modules) {

    private static final int SCHEMA = 1;

    /**
     * A module of a program.
     *
     * @param version empty text for one that was taken from a folder
     * @param sum of go.sum; empty text for one that was taken from a folder
     */
    public record Module(String path, String version, String sum) implements Comparable<Module> {

        @Override
        public int compareTo(Module other) {
            int byPath = path.compareTo(other.path);
            int byVersion = byPath == 0 ? version.compareTo(other.version) : byPath;
            return byVersion == 0 ? sum.compareTo(other.sum) : byVersion;
        }

        @Override
        public String toString() {
            return path + (version.isEmpty() ? "" : "@" + version);
        }
    }

    public LicenseReport {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /** The report in a file; an empty one where there is none that can be read, because it can be made again. */
    public static LicenseReport read(Path file) {
        SortedMap<Module, ModuleLicense> modules = new TreeMap<>();
        String digest = "";
        try {
            if (Files.isRegularFile(file)) {
                JsonNode document = Json.parse(Files.readAllBytes(file));
                if (document.path("schemaVersion").asInt() == SCHEMA) {
                    digest = document.path("digest").asText();
                    document.path("modules")
                            .forEach(entry -> modules.put(
                                    new Module(text(entry, "module"), text(entry, "version"), text(entry, "sum")),
                                    new ModuleLicense(
                                            new TreeSet<>(texts(entry, "ids")),
                                            texts(entry, "files"),
                                            texts(entry, "unknown"))));
                }
            }
        } catch (IOException damaged) {
            modules.clear();
            digest = "";
        }
        return new LicenseReport(digest, modules);
    }

    /** Puts the file in place. */
    public void write(Path file) throws IOException {
        ObjectNode document = Json.object();
        document.put("schemaVersion", SCHEMA);
        document.put("digest", digest);
        ArrayNode entries = document.putArray("modules");
        modules.forEach((module, license) -> {
            ObjectNode entry = entries.addObject();
            entry.put("module", module.path()).put("version", module.version()).put("sum", module.sum());
            entry.put("license", license.sentence());
            license.ids().forEach(entry.putArray("ids")::add);
            license.files().forEach(entry.putArray("files")::add);
            license.unknown().forEach(entry.putArray("unknown")::add);
        });
        AtomicFiles.write(file, Json.pretty(document));
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).asText();
    }

    private static List<String> texts(JsonNode entry, String field) {
        List<String> texts = new ArrayList<>();
        entry.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
