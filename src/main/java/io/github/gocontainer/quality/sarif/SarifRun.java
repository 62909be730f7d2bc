package io.github.gocontainer.quality.sarif;

import java.util.List;
import java.util.Optional;

/**
 * What a tool said, also when it found nothing.
 *
 * @param version of the tool
 * @param notChecked why it could not look, which is not the same as having found nothing
 */
public record SarifRun(String tool, Optional<String> version, Optional<String> notChecked, List<SarifResult> results) {

    public SarifRun {
        results = List.copyOf(results);
    }

    public static SarifRun of(String tool, List<SarifResult> results) {
        return new SarifRun(tool, Optional.empty(), Optional.empty(), results);
    }
}
