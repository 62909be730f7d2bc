package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code go list} says about packages, with separators that no path has. */
final class PackageList {

    private static final String FIELD = "\u001f";
    private static final String ENTRY = "\u001e";
    private static final String ELEMENT = "\u001d";

    /**
     * One package.
     *
     * @param name of the {@code package} clause
     * @param files its Go files for the platform, C ones included
     * @param cgoFiles those that import "C"
     * @param error why it cannot be built
     */
    record Entry(
            String importPath,
            String name,
            Path directory,
            List<String> files,
            List<String> cgoFiles,
            Optional<String> error) {}

    private PackageList() {}

    /** The value of {@code -f} whose output {@link #parse} reads. */
    static String template() {
        return "{{.ImportPath}}" + FIELD + "{{.Name}}" + FIELD + "{{.Dir}}" + FIELD + joined("GoFiles") + FIELD
                + joined("CgoFiles") + FIELD + "{{with .Error}}{{.}}{{end}}" + ENTRY;
    }

    /** @throws BuildFailure when the answer is cut */
    static List<Entry> parse(String output) {
        if (!output.isEmpty() && !output.endsWith(ENTRY + "\n")) {
            throw new BuildFailure(
                    FailureCode.SOURCES,
                    "what 'go list' says about the packages is too long to be read, more than 1 MiB",
                    "name the programs with <go><binaries>, so that fewer packages are looked at");
        }
        return Stream.of(output.split(ENTRY))
                .filter(entry -> entry.contains(FIELD))
                .map(PackageList::entry)
                .toList();
    }

    private static Entry entry(String text) {
        String[] fields = text.split(FIELD, -1);
        List<String> cgo = elements(fields[4]);
        List<String> files =
                Stream.concat(elements(fields[3]).stream(), cgo.stream()).toList();
        return new Entry(
                fields[0].strip(),
                fields[1],
                Path.of(fields[2]),
                files,
                cgo,
                Optional.of(fields[5].strip()).filter(error -> !error.isEmpty()));
    }

    private static String joined(String field) {
        return "{{join ." + field + " \"\\x1d\"}}";
    }

    private static List<String> elements(String field) {
        return Stream.of(field.split(ELEMENT)).filter(name -> !name.isEmpty()).toList();
    }
}
