package io.github.gocontainer.plan;

import io.github.gocontainer.registry.base.LockFile;
import io.github.gocontainer.registry.base.LockMode;
import io.github.gocontainer.registry.base.Mirror;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Understands what {@code <from>} says besides the image: the lock and the mirrors. */
final class BasePlanner {

    private final Settings settings;
    private final Path moduleDirectory;

    BasePlanner(Settings settings, Path moduleDirectory) {
        this.settings = settings;
        this.moduleDirectory = moduleDirectory;
    }

    BasePlan plan() {
        LockMode lock = settings.scalar(Setting.FROM_LOCK, "use", LockMode::parse);
        boolean update = settings.flag(Setting.FROM_UPDATE, false);
        if (update && lock == LockMode.OFF) {
            throw settings.rejected(
                    Setting.FROM_UPDATE,
                    "the lock file is to be updated, and <from><lock> is off: expected use or enforce");
        }
        return new BasePlan(lock, moduleDirectory.resolve(LockFile.NAME), update, mirrors());
    }

    private SortedMap<String, Mirror> mirrors() {
        SortedMap<String, Mirror> mirrors = new TreeMap<>();
        settings.map(Setting.FROM_MIRRORS).forEach((registry, mirror) -> {
            try {
                mirrors.put(Mirror.mirrored(registry), Mirror.parse(mirror));
            } catch (IllegalArgumentException e) {
                throw settings.rejected(Setting.FROM_MIRRORS, Forms.reason(e));
            }
        });
        return mirrors;
    }
}
