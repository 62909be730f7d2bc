package io.github.gocontainer.mojo.doctor;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.HttpReply;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.log.Quantities;
import io.github.gocontainer.mojo.Connections;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.plan.BuildPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the machine itself. */
final class MachineChecks {

    private static final Duration MOST_SKEW = Duration.ofMinutes(2);
    private static final long NEEDED = 200_000_000;
    private static final long COMFORTABLE = 2_000_000_000;

    private final Stages stages;
    private final BuildPlan plan;
    private final FreeSpace freeSpace;

    /** How many bytes there still are for files below a folder, which need not be there yet. */
    interface FreeSpace {
        long of(Path folder);
    }

    MachineChecks(Stages stages) {
        this(stages, MachineChecks::free);
    }

    MachineChecks(Stages stages, FreeSpace freeSpace) {
        this.stages = stages;
        this.plan = stages.plan();
        this.freeSpace = freeSpace;
    }

    void examine(Examination examination) {
        examination.look("clock", this::clock);
        examination.look("disk", this::disk);
    }

    /** Certificates and tokens are only good at the right time; every HTTP server says what time it is. */
    private Finding clock() {
        if (plan.offline() || plan.push().isEmpty()) {
            return Finding.notNeeded("clock", "no server is asked for its time: there is no registry to push to");
        }
        String registry = plan.push().get().repository().registry();
        Optional<Instant> theirs = date(registry);
        if (theirs.isEmpty()) {
            return Finding.warning("clock", registry + " does not say what time it is", "compare the clock yourself");
        }
        Duration skew = Duration.between(theirs.get(), Instant.now());
        String words = Quantities.time(skew.abs()) + (skew.isNegative() ? " behind " : " ahead of ") + registry;
        if (skew.abs().compareTo(MOST_SKEW) > 0) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "this machine's clock is " + words + ": certificates and tokens may count as expired",
                    "set the clock, best by NTP");
        }
        return Finding.ok("clock", words);
    }

    private Optional<Instant> date(String registry) {
        List<String> schemes =
                Loopback.isLoopback(registry.replaceFirst(":\\d+$", "")) ? List.of("http", "https") : List.of("https");
        for (String scheme : schemes) {
            try (HttpTransport transport = Connections.transport(stages.context());
                    HttpReply reply = transport.send(
                            HttpCall.of("GET", URI.create(scheme + "://" + registry + "/v2/"), Map.of()))) {
                Optional<String> header = reply.header("Date");
                if (header.isPresent()) {
                    return Optional.of(ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
                }
            } catch (IOException | DateTimeException notThisWay) {
                // The next scheme may be answered.
            }
        }
        return Optional.empty();
    }

    private Finding disk() {
        List<String> free = new ArrayList<>();
        boolean scarce = false;
        for (Path folder : List.of(plan.workspace().directory(), plan.cacheDirectory())) {
            long bytes = freeSpace.of(folder);
            if (bytes < NEEDED) {
                throw new BuildFailure(
                        FailureCode.FILES,
                        folder + " has " + Quantities.size(bytes) + " left, and less than " + Quantities.size(NEEDED)
                                + " are not enough for a build",
                        "free some space, or name another folder with <outputDirectory> or <cacheDirectory>");
            }
            scarce |= bytes < COMFORTABLE;
            free.add(Quantities.size(bytes) + " free for " + folder);
        }
        String sentence = String.join(", ", free);
        return scarce
                ? Finding.warning("disk", sentence, "free some space: toolchains and layers are large")
                : Finding.ok("disk", sentence);
    }

    private static long free(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, "the free space of " + existing + " is not known: " + e, null, e);
        }
    }
}
