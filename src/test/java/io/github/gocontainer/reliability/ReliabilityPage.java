package io.github.gocontainer.reliability;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes {@code docs/reliability.md}. */
final class ReliabilityPage {

    private static final String INTRODUCTION = """
            # Reliability

            What can go wrong between a build and a running service, what this plugin does then, and the test that makes it go
            wrong and looks. Numbers are those of the project's catalogue of faults.

            This page is generated from the tests and is checked by one of them; do not edit it. After a change of the tests:
            `mvn test -Dtest=ReliabilityPageTest -Dgocontainer.reliability.update`.

            """;

    private static final String PEERS = """
            ## Beside jib-core and crane

            The same registry that misbehaves, the same image, and one push (for pulls: one pull) with each client: this plugin,
            jib-core (the library in jib's plugins) and crane, each at the version that this project's tests use and with its
            defaults. `PeersIT` measures it and fails when a line is no longer true; `mvn verify -Dit.test=PeersIT
            -Dgocontainer.reliability.update` writes new ones. "lost" means that the build would have failed,
            "ok" that the tag is there with the right digest, or that what must be refused was refused; "accepted" that it was not,
            "hangs" that there was no end within half a minute, and "varies" that both were seen, because requests run side by side.

            """;

    private final List<FaultCatalogue.Group> groups;
    private final SortedMap<String, SortedSet<String>> tests;
    private final List<PeerOutcome> peers;

    ReliabilityPage(
            List<FaultCatalogue.Group> groups, SortedMap<String, SortedSet<String>> tests, List<PeerOutcome> peers) {
        this.groups = groups;
        this.tests = tests;
        this.peers = peers;
    }

    String write() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (FaultCatalogue.Group group : groups) {
            page.append("## ")
                    .append(group.heading())
                    .append("\n\n| | fault | behaviour | test |\n|---|---|---|---|\n");
            group.entries().forEach(entry -> page.append(row(entry)));
            page.append("\n");
        }
        page.append(PEERS).append("| | fault | this plugin | jib-core | crane |\n|---|---|---|---|---|\n");
        peers.forEach(peer -> page.append(row(peer)));
        return page.append("\n").append(sums()).toString();
    }

    private String row(FaultCatalogue.Entry entry) {
        String names = tests.getOrDefault(entry.number(), new TreeSet<>()).stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return "| " + entry.number() + " | " + entry.fault() + " | " + entry.expected() + " | "
                + (names.isEmpty() ? "not tested yet" : names) + " |\n";
    }

    private static String row(PeerOutcome peer) {
        return "| " + peer.number() + " | " + peer.fault() + " | " + peer.ours() + " | " + peer.jib() + " | "
                + peer.crane() + " |\n";
    }

    private String sums() {
        long jib = peers.stream().filter(peer -> PeerOutcome.isOk(peer.jib())).count();
        long crane =
                peers.stream().filter(peer -> PeerOutcome.isOk(peer.crane())).count();
        long ours = peers.stream().filter(peer -> PeerOutcome.isOk(peer.ours())).count();
        return "Of these " + peers.size() + ": this plugin " + ours + ", jib-core " + jib + ", crane " + crane + ".\n";
    }
}
