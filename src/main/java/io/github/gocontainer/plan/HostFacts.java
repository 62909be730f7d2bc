package io.github.gocontainer.plan;

import java.nio.file.Path;

/**
 * What the plan has to know about the machine and the session.
 *
 * @param cacheDirectory where this user's caches lie unless the user says otherwise
 * @param offline whether Maven runs with {@code -o}
 */
public record HostFacts(Path cacheDirectory, boolean offline) {}
