package io.github.gocontainer.quality.scan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which vulnerabilities count.
 *
 * @param reach the least that counts; empty for none
 * @param severity the least that counts; empty for none
 * @param allowed by any of their names
 */
public record ScanPolicy(Optional<Reach> reach, Optional<Severity> severity, SortedMap<String, Allowance> allowed) {

    public ScanPolicy {
        allowed = Collections.unmodifiableSortedMap(new TreeMap<>(allowed));
    }

    /** What becomes of a vulnerability. */
    public sealed interface Decision {

        /** For people and documents. */
        String words();

        record Counts() implements Decision {
            @Override
            public String words() {
                return "counts";
            }
        }

        record BelowThreshold() implements Decision {
            @Override
            public String words() {
                return "does not count";
            }
        }

        record Allowed(Allowance allowance) implements Decision {
            @Override
            public String words() {
                return "allowed until " + allowance.until() + ": " + allowance.reason();
            }
        }

        record Expired(Allowance allowance) implements Decision {
            @Override
            public String words() {
                return "counts, because it was allowed until " + allowance.until() + " only: " + allowance.reason();
            }
        }
    }

    /** A vulnerability and what becomes of it. */
    public record Judged(Vulnerability vulnerability, Decision decision) {

        public boolean counts() {
            return decision instanceof Decision.Counts || decision instanceof Decision.Expired;
        }
    }

    /** Each vulnerability with its decision, those that count first. */
    public List<Judged> judge(List<Vulnerability> found, LocalDate today) {
        List<Judged> judged = new ArrayList<>();
        found.forEach(vulnerability -> judged.add(new Judged(vulnerability, decide(vulnerability, today))));
        judged.sort(java.util.Comparator.comparing(one -> !one.counts()));
        return judged;
    }

    /** Allowances for what nobody found any more, by their names. */
    public List<String> unused(List<Vulnerability> found) {
        return allowed.keySet().stream()
                .filter(name -> found.stream().noneMatch(one -> one.names().anyMatch(name::equals)))
                .toList();
    }

    private Decision decide(Vulnerability vulnerability, LocalDate today) {
        if (!isOverThreshold(vulnerability.weight())) {
            return new Decision.BelowThreshold();
        }
        Optional<Allowance> allowance = vulnerability
                .names()
                .flatMap(name -> Optional.ofNullable(allowed.get(name)).stream())
                .findFirst();
        return allowance
                .<Decision>map(one -> one.hasExpired(today) ? new Decision.Expired(one) : new Decision.Allowed(one))
                .orElseGet(Decision.Counts::new);
    }

    private boolean isOverThreshold(Vulnerability.Weight weight) {
        if (weight instanceof Vulnerability.Weight.OfReach of) {
            return reach.filter(least -> of.reach().compareTo(least) >= 0).isPresent();
        }
        if (weight instanceof Vulnerability.Weight.OfSeverity of) {
            return severity.filter(least -> of.severity().compareTo(least) >= 0).isPresent();
        }
        throw new IllegalStateException("no threshold for " + weight);
    }
}
