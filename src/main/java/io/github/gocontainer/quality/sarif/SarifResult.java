package io.github.gocontainer.quality.sarif;

import java.util.Locale;
import java.util.Optional;

/**
 * One finding.
 *
 * @param accepted why somebody has said that it may be there; empty when nobody has
 */
public record SarifResult(SarifRule rule, Level level, String message, SarifPlace place, Optional<String> accepted) {

    /** How much a finding matters to the build. */
    public enum Level {
        /** The build fails for it. */
        ERROR,
        WARNING,
        /** It is only told. */
        NOTE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
