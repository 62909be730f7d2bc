package io.github.gocontainer.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequiredGatesTest {

    private static final RequiredGates REQUIRED = new RequiredGates(new TreeSet<>(List.of("smokeTest")));

    @Test
    void aGateThatPassedForThisImageLetsItShip() {
        assertEquals(List.of(), objections(new GateResult("smokeTest", "sha256:a", Verdict.PASSED, "3 steps")));
    }

    @Test
    void nothingRequiredIsNothingToObject() {
        assertEquals(List.of(), new RequiredGates(new TreeSet<>()).objections(new TreeMap<>(), "sha256:a"));
    }

    @Test
    void aGateThatSaidNothingDoesNot() {
        assertEquals(
                List.of("smokeTest: there is no result"),
                objections(new GateResult("tests", "sha256:a", Verdict.PASSED, "41 tests")));
    }

    @Test
    void norDoesOneThatPassedForAnotherImage() {
        assertEquals(
                List.of("smokeTest: its result (passed) is about sha256:b"),
                objections(new GateResult("smokeTest", "sha256:b", Verdict.PASSED, "3 steps")));
    }

    @Test
    void norOneThatFailedOrWasNotChecked() {
        assertEquals(
                List.of("smokeTest: failed: exit code 1"),
                objections(new GateResult("smokeTest", "sha256:a", Verdict.FAILED, "exit code 1")));
        assertEquals(
                List.of("smokeTest: not checked: no engine"),
                objections(new GateResult("smokeTest", "sha256:a", Verdict.NOT_CHECKED, "no engine")));
    }

    private static List<String> objections(GateResult result) {
        SortedMap<String, GateResult> results = new TreeMap<>();
        results.put(result.gate(), result);
        return REQUIRED.objections(results, "sha256:a");
    }
}
