package io.github.gocontainer.quality.coverage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A profile of {@code go test -coverprofile}: one line per block of statements, {@code
 * example.org/shop/cart.go:5.24,7.2 3 1} (file, from, to, number of statements, how often they ran).
 */
final class CoverageProfile {

    private static final String MODE = "mode: ";
    private static final Pattern BLOCK = Pattern.compile("(.+):(\\d+\\.\\d+,\\d+\\.\\d+) (\\d+) (\\d+)");

    private final String mode;
    private final SortedMap<String, Map<String, Block>> files;

    private record Block(int statements, boolean ran) {}

    private CoverageProfile(String mode, SortedMap<String, Map<String, Block>> files) {
        this.mode = mode;
        this.files = files;
    }

    /** @throws IOException when it is no profile; names the line */
    static CoverageProfile read(Path profile) throws IOException {
        SortedMap<String, Map<String, Block>> files = new TreeMap<>();
        String mode = "";
        try (BufferedReader lines = Files.newBufferedReader(profile)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Matcher block = BLOCK.matcher(line);
                if (line.startsWith(MODE)) {
                    mode = line.substring(MODE.length());
                } else if (block.matches()) {
                    // With -coverpkg every test program tells of every block.
                    boolean ran = !block.group(4).equals("0");
                    files.computeIfAbsent(block.group(1), file -> new HashMap<>())
                            .merge(
                                    block.group(2),
                                    new Block(Integer.parseInt(block.group(3)), ran),
                                    (one, other) -> new Block(one.statements(), one.ran() || other.ran()));
                } else if (!line.isBlank()) {
                    throw new IOException(profile + " is no coverage profile: line " + number);
                }
            }
        }
        return new CoverageProfile(mode, files);
    }

    /** {@code set}, {@code count} or {@code atomic}; empty when Go wrote nothing. */
    String mode() {
        return mode;
    }

    List<String> files() {
        return new ArrayList<>(files.keySet());
    }

    /** The same without the files that one of these patterns fits, whose names begin with the package. */
    CoverageProfile without(List<String> excludes) {
        List<PathMatcher> matchers = excludes.stream()
                .flatMap(exclude -> List.of(exclude, "**/" + exclude).stream())
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        SortedMap<String, Map<String, Block>> kept = new TreeMap<>(files);
        kept.keySet().removeIf(file -> matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(file))));
        return new CoverageProfile(mode, kept);
    }

    /** The part that ran, by package. */
    SortedMap<String, Covered> packages() {
        SortedMap<String, Covered> packages = new TreeMap<>();
        files.forEach((file, blocks) -> {
            String pack = file.substring(0, Math.max(0, file.lastIndexOf('/')));
            packages.merge(pack, covered(blocks), Covered::plus);
        });
        return packages;
    }

    private static Covered covered(Map<String, Block> blocks) {
        Covered covered = new Covered(0, 0);
        for (Block block : blocks.values()) {
            covered = covered.plus(new Covered(block.ran() ? block.statements() : 0, block.statements()));
        }
        return covered;
    }
}
