package io.github.gocontainer.plan;

import io.github.gocontainer.registry.base.LockMode;
import io.github.gocontainer.registry.base.Mirror;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * How the references of base images are understood.
 *
 * @param update whether the lock file is written anew before it is used
 * @param mirrors by the registry that they stand for
 */
public record BasePlan(LockMode lock, Path lockFile, boolean update, SortedMap<String, Mirror> mirrors) {}
