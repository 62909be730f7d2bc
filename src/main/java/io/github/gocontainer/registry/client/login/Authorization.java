package io.github.gocontainer.registry.client.login;

import java.time.Instant;

/** The value of an {@code Authorization} header, and whether a server has ever accepted it; never printed. */
public final class Authorization {

    private final String header;
    private final Instant expiry;
    private volatile boolean proven;

    Authorization(String header, Instant expiry) {
        this.header = header;
        this.expiry = expiry;
    }

    public String header() {
        return header;
    }

    boolean isUsableAt(Instant now) {
        return now.isBefore(expiry);
    }

    /** A request with it was not answered by 401: when it is refused later, then because it has expired. */
    public void prove() {
        proven = true;
    }

    public boolean isProven() {
        return proven;
    }
}
