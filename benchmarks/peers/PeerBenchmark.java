import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all candidates in turns, several rounds, and writes the table; see the script {@code run} beside it. */
public final class PeerBenchmark {

    private static final List<String> PLATFORMS = List.of("linux/amd64", "linux/arm64", "linux/arm");

    private final Tools tools;
    private final int rounds;
    private final Map<String, Series> results = new LinkedHashMap<>();
    private int change;

    private PeerBenchmark(Tools tools, int rounds) {
        this.tools = tools;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path work = project.resolve("target/benchmark-work");
        Folders.delete(work);
        Files.createDirectories(work);
        Tools tools = Tools.provide(project, work);
        System.setProperty("testbed.tools", tools.folder().toString());
        try (RealRegistry registry = RealRegistry.start(work.resolve("registry"))) {
            PeerBenchmark benchmark = new PeerBenchmark(tools, Integer.parseInt(arguments[1]));
            CountingForwarder forwarder = new CountingForwarder(registry.port());
            for (String service : arguments[2].split(",")) {
                for (String count : arguments[3].split(",")) {
                    benchmark.measure(
                            service, PLATFORMS.subList(0, Integer.parseInt(count)), forwarder, work.resolve("registry/log"));
                }
            }
            new ResultTable(benchmark.results, benchmark.rounds).write(project.resolve("docs/performance.md"));
        }
        System.exit(0);
    }

    private void measure(String service, List<String> platforms, CountingForwarder forwarder, Path log)
            throws IOException, InterruptedException {
        List<Candidate> candidates = Candidate.all(tools, service, platforms, forwarder.host());
        System.out.println("== " + service + ", " + platforms);
        for (Candidate candidate : candidates) {
            // Not measured: fills every cache, and proves that an image arrives.
            candidate.service().change(change++);
            candidate.run();
            candidate.check();
        }
        for (int round = 0; round < rounds; round++) {
            List<Candidate> turn = new ArrayList<>(candidates);
            Collections.rotate(turn, round);
            for (Candidate candidate : turn) {
                record(service, platforms.size(), "no-op", candidate, forwarder, log);
            }
            for (Candidate candidate : turn) {
                candidate.service().change(change++);
                record(service, platforms.size(), "one line", candidate, forwarder, log);
            }
        }
    }

    private void record(
            String service, int platforms, String what, Candidate candidate, CountingForwarder forwarder, Path log)
            throws IOException, InterruptedException {
        long bytes = forwarder.sent();
        long requests = Series.requests(log);
        long start = System.nanoTime();
        candidate.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        String key = String.join("|", service, String.valueOf(platforms), what, candidate.name());
        results.computeIfAbsent(key, unused -> new Series())
                .add(seconds, Series.requests(log) - requests, forwarder.sent() - bytes);
        System.out.printf("%-9s %-32s %7.2f s%n", what, candidate.name(), seconds);
    }
}
