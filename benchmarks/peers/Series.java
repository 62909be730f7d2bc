import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one candidate needed in one cell of the table, over all rounds. */
final class Series {

    private final List<Double> seconds = new ArrayList<>();
    private long requests;
    private long bytes;

    void add(double time, long requestsOfRun, long bytesOfRun) {
        seconds.add(time);
        requests = requestsOfRun;
        bytes = bytesOfRun;
    }

    double minimum() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Of the last run. */
    long requests() {
        return requests;
    }

    /** What the client sent in the last run, headers included. */
    long bytes() {
        return bytes;
    }

    /** The requests in the registry's log so far. */
    static long requests(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" HTTP/1.1\" ")).count();
        }
    }
}
