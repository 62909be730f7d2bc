package io.github.gocontainer.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page says what the tests test, no more and no less. */
final class ReliabilityPageTest {

    /** With {@code -D}, the page is written instead of compared. */
    static final String UPDATE = "gocontainer.reliability.update";

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path PAGE = PROJECT.resolve("docs/reliability.md");

    private final List<FaultCatalogue.Group> groups = FaultCatalogue.read();

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = new ReliabilityPage(groups, FaultTests.find(PROJECT), PeerOutcome.read(PROJECT)).write();
        if (System.getProperty(UPDATE) != null) {
            Files.writeString(PAGE, page);
        }

        assertEquals(
                page,
                Files.readString(PAGE),
                "docs/reliability.md is not that of these tests: mvn test -Dtest=ReliabilityPageTest -D" + UPDATE);
    }

    @Test
    void testsNameOnlyFaultsOfTheCatalogue() throws IOException {
        SortedMap<String, SortedSet<String>> tests = FaultTests.find(PROJECT);
        Set<String> numbers = groups.stream()
                .flatMap(group -> group.entries().stream())
                .map(FaultCatalogue.Entry::number)
                .collect(Collectors.toSet());
        SortedSet<String> unknown = new TreeSet<>(tests.keySet());
        unknown.removeAll(numbers);

        assertEquals(Set.of(), unknown);
    }
}
