package io.github.gocontainer.golang;

import java.nio.file.Path;

/**
 * A Go that is there and is run as it is: it never switches to another one behind our back.
 *
 * @param executable the {@code go} program
 * @param version as it reports it
 * @param origin why this one, in a sentence for {@code plan.json}, for example {@code go1.26.8 of PATH, at least
 *     go.mod's go 1.26}
 */
public record GoToolchain(Path executable, GoVersion version, String origin) {}
