package io.github.gocontainer.quality.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "called, CALLED, true",
        "called, IMPORTED, false",
        "imported, CALLED, true",
        "imported, IMPORTED, true",
        "imported, REQUIRED, false",
        "required, REQUIRED, true",
    })
    void thresholdsOfReach(String least, Reach reach, boolean counts) {
        ScanPolicy policy = new ScanPolicy(Optional.of(Reach.of(least)), Optional.empty(), new TreeMap<>());
        assertEquals(counts, decide(policy, reached(reach)).counts());
    }

    @ParameterizedTest
    @CsvSource({"high, CRITICAL, true", "high, HIGH, true", "high, MEDIUM, false", "low, UNKNOWN, false"})
    void thresholdsOfSeverity(String least, Severity severity, boolean counts) {
        ScanPolicy policy = new ScanPolicy(Optional.empty(), Optional.of(Severity.of(least)), new TreeMap<>());
        assertEquals(counts, decide(policy, graded(severity)).counts());
        assertEquals(false, decide(policy, reached(Reach.CALLED)).counts(), "none of Go's counts");
    }

    @Test
    void allowedUntilTheLastDayByAnyName() {
        for (String name : List.of("GO-1", "CVE-1")) {
            ScanPolicy.Judged judged = decide(allowing(name, "2026-11-24 we never parse XML"), reached(Reach.CALLED));
            assertEquals(false, judged.counts());
            assertEquals(
                    "allowed until 2026-11-24: we never parse XML",
                    judged.decision().words());
        }
    }

    @Test
    void anExpiredAllowanceFailsWithItsReason() {
        ScanPolicy.Judged judged = decide(allowing("GO-1", "2026-11-23 we never parse XML"), reached(Reach.CALLED));
        assertEquals(true, judged.counts());
        assertEquals(
                "counts, because it was allowed until 2026-11-23 only: we never parse XML",
                judged.decision().words());
    }

    @Test
    void allowancesForNothingAreNamed() {
        ScanPolicy policy = allowing("GO-2", "2026-12-31 whatever");
        assertEquals(List.of("GO-2"), policy.unused(List.of(reached(Reach.CALLED))));
        assertEquals(List.of(), allowing("CVE-1", "2026-12-31 x").unused(List.of(reached(Reach.CALLED))));
    }

    @Test
    void whatCountsComesFirst() {
        ScanPolicy policy = new ScanPolicy(Optional.of(Reach.CALLED), Optional.empty(), new TreeMap<>());
        List<ScanPolicy.Judged> judged = policy.judge(List.of(reached(Reach.REQUIRED), reached(Reach.CALLED)), TODAY);
        assertEquals(
                List.of(true, false),
                judged.stream().map(ScanPolicy.Judged::counts).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-12-31", "2026-13-01 no such month", "forever because", "31.12.2026 reason"})
    void anAllowanceNeedsItsDayAndItsReason(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Allowance.parse(text))
                .getMessage();
        assertTrue(message.contains("2027-01-31 we never parse XML"), message);
    }

    private static ScanPolicy allowing(String name, String allowance) {
        return new ScanPolicy(
                Optional.of(Reach.REQUIRED), Optional.empty(), new TreeMap<>(Map.of(name, Allowance.parse(allowance))));
    }

    private static ScanPolicy.Judged decide(ScanPolicy policy, Vulnerability vulnerability) {
        return policy.judge(List.of(vulnerability), TODAY).get(0);
    }

    private static Vulnerability reached(Reach reach) {
        return vulnerability(new Vulnerability.Weight.OfReach(reach));
    }

    private static Vulnerability graded(Severity severity) {
        return vulnerability(new Vulnerability.Weight.OfSeverity(severity));
    }

    private static Vulnerability vulnerability(Vulnerability.Weight weight) {
        return new Vulnerability(
                "GO-1",
                List.of("CVE-1"),
                "",
                "a.example/x",
                "v1.0.0",
                Optional.empty(),
                weight,
                new TreeSet<>(),
                Optional.empty());
    }
}
