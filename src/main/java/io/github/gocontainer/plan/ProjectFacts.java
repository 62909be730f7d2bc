package io.github.gocontainer.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the POM says about the module besides this plugin's configuration.
 *
 * @param buildDirectory {@code target}
 * @param sourceUrl of {@code <scm><url>}, never of a Git remote, which can contain tokens
 * @param outputTimestamp {@code project.build.outputTimestamp}
 */
public record ProjectFacts(
        String groupId,
        String artifactId,
        String version,
        String name,
        Path baseDirectory,
        Path buildDirectory,
        Optional<String> description,
        Optional<String> url,
        Optional<String> sourceUrl,
        Optional<String> outputTimestamp) {}
