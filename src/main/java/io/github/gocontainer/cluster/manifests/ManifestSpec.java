package io.github.gocontainer.cluster.manifests;

import io.github.gocontainer.cluster.manifests.application.Application;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the manifests are made of.
 *
 * @param directory of the user's files; it need not be there
 * @param generate whether manifests are generated; empty when the user's files decide: not beside a workload of their own
 */
public record ManifestSpec(Application application, Path directory, Optional<Boolean> generate) {}
