package io.github.gocontainer.process;

/**
 * How a process ended.
 *
 * @param exitCode 0 for success
 * @param output what it wrote to standard output, at most 1 MiB; more is cut at the end with a line that says so
 * @param error what it wrote to standard error, with the same limit
 */
public record CommandResult(int exitCode, String output, String error) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
