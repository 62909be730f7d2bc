package io.github.gocontainer.quality.scan;

import java.util.List;
import java.util.Optional;

/** What came of asking a scanner; not to know is no good news. */
public sealed interface ScanOutcome {

    /** Which scanner. */
    String scanner();

    /**
     * It looked.
     *
     * @param scanner with its version
     * @param database of when its database is, as it says
     */
    record Checked(String scanner, Optional<String> database, List<Vulnerability> vulnerabilities)
            implements ScanOutcome {
        public Checked {
            vulnerabilities = List.copyOf(vulnerabilities);
        }
    }

    /** It could not look. */
    record NotChecked(String scanner, String reason) implements ScanOutcome {}
}
