package io.github.gocontainer.quality.tests;

import io.github.gocontainer.testreport.SurefireReport;
import io.github.gocontainer.testreport.TestSuite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code target/surefire-reports}, which other plugins of the module may write into as well.
 *
 * @param folder where the reports are
 * @param run the property of the suites of this run, by which its own reports of earlier builds are found
 */
record ReportFolder(Path folder, String run) {

    /** The property of every suite that says which execution wrote it. */
    static final String PROPERTY = "gocontainer.execution";

    private static final int HEAD = 4096;
    private static final Pattern WRITTEN_BY = Pattern.compile("\"" + Pattern.quote(PROPERTY) + "\" value=\"([^\"]*)\"");

    /** Removes what an earlier build left, because its packages may be gone. */
    void removeOld() throws IOException {
        remove(folder, run::equals);
    }

    /** Removes the reports of all runs of these names; what others have written stays. */
    static void remove(Path folder, Predicate<String> runs) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> reports;
        try (Stream<Path> files = Files.list(folder)) {
            reports = files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
        }
        for (Path report : reports) {
            if (run(report).filter(runs).isPresent()) {
                Files.deleteIfExists(report);
            }
        }
    }

    private static Optional<String> run(Path report) throws IOException {
        try (InputStream in = Files.newInputStream(report)) {
            String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            Matcher matcher = WRITTEN_BY.matcher(head);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /** Writes reports under names that differ also where file systems do not tell upper from lower case. */
    final class Writer {
        private final Set<String> used = new HashSet<>();

        void write(TestSuite suite) throws IOException {
            String base = (run.isEmpty() ? "" : run + ".") + suite.name().replaceAll("[^A-Za-z0-9._-]", ".");
            String name = base;
            for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = base + "-" + i;
            }
            SurefireReport.write(suite, folder, name);
        }
    }
}
