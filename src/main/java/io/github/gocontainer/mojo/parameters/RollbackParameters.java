package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.Nullable;

/** {@code <rollback>}: what the goal goes back to. */
public final class RollbackParameters {
    /** The revision, as {@code gocontainer:status} lists them; the previous one without it. */
    @Nullable
    String toRevision;
}
