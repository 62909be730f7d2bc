package io.github.gocontainer.golang.compile;

import java.util.List;

/**
 * What a program says that it was made of.
 *
 * @param goVersion of the toolchain and its standard library, for example {@code go1.26.8}
 * @param main the module of its main package
 * @param modules the others, in Go's order
 */
public record LinkedProgram(GoBinary binary, String goVersion, LinkedModule main, List<LinkedModule> modules) {

    public LinkedProgram {
        modules = List.copyOf(modules);
    }
}
