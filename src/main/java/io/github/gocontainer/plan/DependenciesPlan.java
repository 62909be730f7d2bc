package io.github.gocontainer.plan;

import java.nio.file.Path;

/**
 * What is looked at in a module's dependencies.
 *
 * @param wanted whether it is looked at in every build
 * @param fail whether findings fail the build
 * @param outdated whether newer versions are asked for
 * @param temporary for files that are gone when the goal has ended
 */
public record DependenciesPlan(boolean wanted, boolean fail, boolean outdated, Path temporary) {

    static DependenciesPlan of(Settings settings, Workspace workspace) {
        return new DependenciesPlan(
                settings.hasBlock(Setting.DEPENDENCIES_FAIL.block()),
                settings.flag(Setting.DEPENDENCIES_FAIL, false),
                settings.flag(Setting.DEPENDENCIES_OUTDATED, false),
                workspace.temporary().resolve("dependencies"));
    }
}
