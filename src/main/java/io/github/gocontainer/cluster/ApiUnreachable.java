package io.github.gocontainer.cluster;

/** No answer came from the API server: the next attempt may succeed, unless this says that none will. */
public final class ApiUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    /**
     * A trouble of the connection.
     *
     * @param message why, on one line
     * @param permanent whether another attempt must fail in the same way, as with an unknown certificate
     */
    public ApiUnreachable(String message, boolean permanent, Throwable cause) {
        super(message, cause);
        this.permanent = permanent;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
