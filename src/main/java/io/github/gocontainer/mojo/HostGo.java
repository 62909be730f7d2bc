package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.ModuleFiles;
import io.github.gocontainer.quality.GoTool;
import java.util.function.Supplier;

/**
 * Go at work on a module on this machine.
 *
 * @param files of the module, which Go must leave as they are
 */
public record HostGo(GoTool tool, ModuleFiles files) {

    /** Does this and puts {@code go.mod} and its like back as they were. */
    public <T> T unchanged(Supplier<T> action) {
        return files.unchangedWhile(action);
    }
}
