package io.github.gocontainer.plan;

import java.util.List;
import java.util.Optional;

/** A {@code <path>} of {@code <extraDirectories>}, as given. */
public record ExtraDirectoryRequest(
        Optional<String> from, Optional<String> into, List<String> includes, List<String> excludes) {}
