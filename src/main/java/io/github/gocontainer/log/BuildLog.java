package io.github.gocontainer.log;

/** Where stages say what happens; one line per thing done, in the domain's verbs. */
public interface BuildLog {

    /** One thing done: a verb and its object, for example {@code compiled bin/linux-amd64/hello (5.9 MB, 0.4 s)}. */
    void done(String line);

    /** A detail that only a user who asks for debug output wants to read; never a secret. */
    void detail(String line);

    /** Something that the user should look at although the build goes on. */
    void warn(String line);

    /** Something for which the build will fail, said before it does, because there is more of it than fits into a failure. */
    default void failed(String line) {
        warn(line);
    }

    /** Something that the user should know, said while the JVM ends already. */
    default void lastWords(String line) {
        warn(line);
    }

    /** A log that says nothing, for callers without an audience. */
    static BuildLog silent() {
        return new BuildLog() {
            @Override
            public void done(String line) {}

            @Override
            public void detail(String line) {}

            @Override
            public void warn(String line) {}
        };
    }
}
