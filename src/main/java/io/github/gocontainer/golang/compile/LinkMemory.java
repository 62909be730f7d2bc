package io.github.gocontainer.golang.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Remembers what a platform's builds linked, in a file beside their folder, because Go takes an output that bears the
 * right build ID as up to date without reading the rest of it.
 */
final class LinkMemory {

    private static final int HEAD = 1 << 16;

    private record Linked(long size, Digest digest) {}

    private record Found(long size, Digest head) {}

    private final Path folder;
    private final Path file;
    private final Map<String, Linked> linked;
    private final Map<String, Found> found = new HashMap<>();

    /** @param folder of the platform's binaries */
    LinkMemory(Path folder) {
        this.folder = folder;
        this.file = folder.resolveSibling(folder.getFileName() + ".json");
        this.linked = read(file);
    }

    /** Before Go runs: removes outputs of which it is plain that no build left them so. */
    void prepare(List<GoProgram> programs) {
        for (GoProgram program : programs) {
            Path output = folder.resolve(program.name());
            try {
                if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
                    Optional<Linked> before = Optional.ofNullable(linked.get(program.name()))
                            .filter(entry -> isProgram(output, entry.size()));
                    if (before.isPresent()) {
                        found.put(program.name(), look(output));
                    } else {
                        Files.delete(output);
                    }
                }
            } catch (IOException e) {
                throw new BuildFailure(FailureCode.FILES, output + " could not be replaced: " + e, null, e);
            }
        }
    }

    /**
     * After Go ran: removes outputs that it left alone although they are not what it once linked. A link of other
     * sources changes the head, where the build ID stands; one that does not is only done twice.
     *
     * @return those that were removed
     */
    List<GoBinary> removeDamaged(List<GoBinary> binaries) {
        return binaries.stream()
                .filter(this::isDamaged)
                .peek(LinkMemory::delete)
                .toList();
    }

    /** Writes down what is there now. */
    void remember(List<GoBinary> binaries) {
        Map<String, Linked> now = new TreeMap<>(linked);
        binaries.forEach(binary -> now.put(binary.name(), new Linked(binary.size(), binary.digest())));
        if (now.equals(linked)) {
            return;
        }
        ObjectNode document = Json.object();
        now.forEach((name, entry) -> document.putObject(name)
                .put("digest", entry.digest().toString())
                .put("size", entry.size()));
        try {
            AtomicFiles.write(file, Json.pretty(document));
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, file + " could not be written: " + e, null, e);
        }
    }

    private boolean isDamaged(GoBinary binary) {
        Found before = found.get(binary.name());
        Linked once = linked.get(binary.name());
        if (before == null || once == null || once.digest().equals(binary.digest())) {
            return false;
        }
        try {
            return look(binary.file()).equals(before);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, binary.file() + " could not be read: " + e, null, e);
        }
    }

    private static void delete(GoBinary binary) {
        try {
            Files.delete(binary.file());
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, binary.file() + " could not be replaced: " + e, null, e);
        }
    }

    private static Found look(Path output) throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            return new Found(Files.size(output), Digest.of(in.readNBytes(HEAD)));
        }
    }

    private static boolean isProgram(Path output, long size) {
        try {
            Elf.read(output);
            return Files.size(output) == size;
        } catch (IOException damaged) {
            return false;
        }
    }

    /** A file that is missing or that we did not write means: nothing is known. */
    private static Map<String, Linked> read(Path file) {
        Map<String, Linked> entries = new TreeMap<>();
        try {
            if (Files.isRegularFile(file)) {
                for (Map.Entry<String, JsonNode> field :
                        Json.parse(Files.readAllBytes(file)).properties()) {
                    JsonNode entry = field.getValue();
                    Digest digest = Digest.parse(entry.path("digest").asText());
                    entries.put(field.getKey(), new Linked(entry.path("size").asLong(-1), digest));
                }
            }
        } catch (IOException | IllegalArgumentException notOurs) {
            entries.clear();
        }
        return entries;
    }
}
