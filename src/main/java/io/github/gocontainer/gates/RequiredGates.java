package io.github.gocontainer.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The gates without whose good word about an image it does not ship.
 *
 * @param gates their names
 */
public record RequiredGates(SortedSet<String> gates) {

    public RequiredGates {
        gates = new TreeSet<>(gates);
    }

    /**
     * Why an image may not ship, one sentence for each gate; none when every gate has passed for exactly this image.
     *
     * @param results the last of every gate
     * @param digest the image's
     */
    public List<String> objections(SortedMap<String, GateResult> results, String digest) {
        List<String> objections = new ArrayList<>();
        for (String gate : gates) {
            GateResult result = results.get(gate);
            if (result == null) {
                objections.add(gate + ": there is no result");
            } else if (!result.subject().equals(digest)) {
                objections.add(gate + ": its result (" + result.verdict().words() + ") is about " + result.subject());
            } else if (result.verdict() != Verdict.PASSED) {
                objections.add(gate + ": " + result.verdict().words() + ": " + result.reason());
            }
        }
        return objections;
    }
}
