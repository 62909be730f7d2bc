package io.github.gocontainer.golang.provision;

import java.net.URI;

/**
 * Where a pinned archive may be.
 *
 * @param address {@code https:}, loopback {@code http:} or {@code file:}; may have user information, which is never
 *     shown
 * @param nextAfterAnyError whether the next source is tried after every failure, and not only when it is not there
 */
public record ArchiveSource(URI address, PinnedArchive archive, boolean nextAfterAnyError) {}
