package io.github.gocontainer.docker.engine;

/** What an engine needs to pull from a registry with a login; never printed. */
public record EngineLogin(String username, String password) {

    @Override
    public String toString() {
        return username;
    }
}
