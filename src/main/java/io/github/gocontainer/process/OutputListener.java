package io.github.gocontainer.process;

/** Gets what a process writes as it comes, each stream from a thread of its own. */
public interface OutputListener {

    /** The first {@code length} bytes are new; the array is used again. */
    void output(byte[] bytes, int length);

    /** The same of standard error. */
    void error(byte[] bytes, int length);
}
