package io.github.gocontainer.golang;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.CpuBudget;
import java.util.List;
import java.util.Map;

/** Compiles a module's programs: one static binary per program and platform. */
public final class GoCompiler {

    /** @param environment of this process */
    public GoCompiler(
            GoToolchain toolchain,
            Map<String, String> environment,
            CommandRunner runner,
            CpuBudget budget,
            BuildLog log) {}

    /**
     * Compiles for every platform; a binary that is up to date is left as it is.
     *
     * @return platforms in order, within one the programs in the order of the specification
     * @throws io.github.gocontainer.failure.BuildFailure when Go refuses the sources or a binary is not static
     */
    public List<GoBinary> compile(CompileSpec spec) {
        throw new UnsupportedOperationException(spec.toString());
    }
}
