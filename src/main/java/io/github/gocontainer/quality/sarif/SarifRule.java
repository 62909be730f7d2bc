package io.github.gocontainer.quality.sarif;

import java.net.URI;
import java.util.Optional;

/**
 * A kind of finding, of which there may be several.
 *
 * @param description in a sentence
 * @param help the page about it
 * @param severity a number from 0.0 to 10.0, by which code hosts grade security findings
 */
public record SarifRule(String id, Optional<String> description, Optional<URI> help, Optional<String> severity) {

    /** One of which only the name is known. */
    public static SarifRule named(String id) {
        return new SarifRule(id, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
