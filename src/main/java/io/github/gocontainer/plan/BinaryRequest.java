package io.github.gocontainer.plan;

import java.util.Optional;

/** A {@code <binary>} of {@code <go><binaries>}, as given. */
public record BinaryRequest(Optional<String> main, Optional<String> name, Optional<String> prebuilt) {}
