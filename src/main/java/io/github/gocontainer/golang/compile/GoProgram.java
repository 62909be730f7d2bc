package io.github.gocontainer.golang.compile;

import java.nio.file.Path;
import java.util.Set;

/**
 * A main package that was found, and the name that its binary gets.
 *
 * @param argument what names it on Go's command line, {@code .} or like {@code ./cmd/api}
 * @param name the binary's file name
 * @param defaultName the name that Go would give it
 * @param stringVariables those of its package-level variables that can be stamped
 */
record GoProgram(
        String argument,
        String importPath,
        Path directory,
        String name,
        String defaultName,
        Set<String> stringVariables) {

    GoProgram {
        stringVariables = Set.copyOf(stringVariables);
    }
}
