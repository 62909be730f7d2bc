package io.github.gocontainer.plan;

import java.util.Optional;

/** A {@code <permission>} of {@code <extraDirectories>}, as given. */
public record PermissionRequest(Optional<String> file, Optional<String> mode, Optional<String> owner) {}
