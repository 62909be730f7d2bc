package io.github.gocontainer.plan;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the plan has to know about the machine and the session.
 *
 * @param cacheDirectory where this user's caches lie unless the user says otherwise; empty when no home folder is known
 * @param localRepository Maven's own cache
 * @param offline whether Maven runs with {@code -o}
 */
public record HostFacts(Optional<Path> cacheDirectory, Optional<Path> localRepository, boolean offline) {}
