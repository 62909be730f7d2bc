package io.github.gocontainer.cluster.rollout;

/** Tells somebody that the build is being interrupted, by Ctrl-C for example, before it has ended by itself. */
public interface Interruptions {

    /** Something that is not to be told any more. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    Registration tell(Runnable listener);

    /** Those of this JVM. */
    static Interruptions ofThisProcess() {
        return listener -> {
            Thread hook = new Thread(listener, "gocontainer-interrupted");
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    // The JVM is shutting down already, and the listener has been told.
                }
            };
        };
    }

    /** None, for callers that are never interrupted. */
    static Interruptions none() {
        return listener -> () -> {};
    }
}
