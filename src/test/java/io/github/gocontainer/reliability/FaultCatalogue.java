package io.github.gocontainer.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults that must be survived, read from the tables of {@code catalogue.md}. */
final class FaultCatalogue {

    private static final Pattern HEADING = Pattern.compile("### (.+)");
    private static final Pattern ROW = Pattern.compile("\\| ([A-G]\\d+) \\| (.+) \\| (.+) \\|");

    private FaultCatalogue() {}

    /** One letter of the catalogue. */
    record Group(String heading, List<Entry> entries) {}

    /**
     * One fault.
     *
     * @param number for example {@code A7}
     * @param expected what must happen then
     */
    record Entry(String number, String fault, String expected) {}

    static List<Group> read() {
        List<Group> groups = new ArrayList<>();
        for (String line : text().split("\n")) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                groups.add(new Group(heading.group(1), new ArrayList<>()));
            } else if (row.matches()) {
                groups.get(groups.size() - 1).entries().add(new Entry(row.group(1), row.group(2), row.group(3)));
            }
        }
        return groups;
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(FaultCatalogue.class.getResourceAsStream("catalogue.md"), "catalogue.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
