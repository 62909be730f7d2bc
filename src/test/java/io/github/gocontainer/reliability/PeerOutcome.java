package io.github.gocontainer.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What each client made of one fault; a line of {@code peers.tsv}. */
record PeerOutcome(String number, String fault, String ours, String jib, String crane) {

    private static final Path FILE = Path.of("src/test/resources/io/github/gocontainer/reliability/peers.tsv");

    /** Said by hand of a peer that was seen to do both, because its requests run side by side; never of us. */
    private static final String VARIES = "varies";

    /** The same, with what varies by what was stated. */
    PeerOutcome orAsStated(List<PeerOutcome> stated) {
        PeerOutcome there = stated.stream()
                .filter(one -> one.number.equals(number) && one.fault.equals(fault))
                .findFirst()
                .orElse(this);
        return new PeerOutcome(number, fault, ours, or(jib, there.jib), or(crane, there.crane));
    }

    private static String or(String seen, String stated) {
        return stated.equals(VARIES) ? stated : seen;
    }

    static boolean isOk(String outcome) {
        return outcome.startsWith("ok");
    }

    static List<PeerOutcome> read(Path project) throws IOException {
        return Files.readAllLines(project.resolve(FILE)).stream()
                .map(line -> line.split("\t"))
                .map(columns -> new PeerOutcome(columns[0], columns[1], columns[2], columns[3], columns[4]))
                .toList();
    }

    static void write(Path project, List<PeerOutcome> outcomes) throws IOException {
        Files.write(
                project.resolve(FILE),
                outcomes.stream()
                        .map(outcome -> String.join(
                                "\t",
                                outcome.number(),
                                outcome.fault(),
                                outcome.ours(),
                                outcome.jib(),
                                outcome.crane()))
                        .toList());
    }
}
