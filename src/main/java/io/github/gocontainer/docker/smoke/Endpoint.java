package io.github.gocontainer.docker.smoke;

/** Where a port of a service is reached from this machine. */
public record Endpoint(String host, int port) {

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
