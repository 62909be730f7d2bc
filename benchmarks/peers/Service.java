import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Go service that every candidate has a copy of, so that no one gains from what another has compiled.
 *
 * @param main the package that is built
 * @param file the source in which a line changes
 */
record Service(String name, Path folder, String main) {

    /** Changes one line: another constant, a string of the same length, in package main. */
    void change(int number) throws IOException {
        Files.writeString(
                folder.resolve(main).resolve("benchmark_marker.go"),
                "package main\n\nfunc init() { benchmarkMarker = \"%08d\" }\n\nvar benchmarkMarker string\n\n"
                                .formatted(number)
                        + "func init() {\n\tif benchmarkMarker == \"\" {\n\t\tpanic(benchmarkMarker)\n\t}\n}\n");
    }
}
