package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Server;

/** Finds a registry's credentials among the servers of settings.xml: the id is its host, or host and path. */
record SettingsCredentials(MavenLogins logins) implements CredentialSource {

    private static final List<String> DOCKER_HUB = List.of("docker.io", "index.docker.io", "registry.hub.docker.com");

    @Override
    public Optional<Credential> find(String registry, String repository) {
        return ids(registry, repository).stream()
                .flatMap(id -> logins.server(id).stream())
                .findFirst()
                .map(SettingsCredentials::credential);
    }

    /** From the narrowest to the widest: {@code ghcr.io/acme/hello}, {@code ghcr.io/acme}, {@code ghcr.io}. */
    private static List<String> ids(String registry, String repository) {
        List<String> hosts = new ArrayList<>(List.of(registry));
        if (registry.equals(ImageReference.DOCKER_HUB)) {
            hosts.addAll(DOCKER_HUB);
        }
        List<String> ids = new ArrayList<>();
        for (String path = "/" + repository; !path.isEmpty(); path = path.substring(0, path.lastIndexOf('/'))) {
            for (String host : hosts) {
                ids.add(host + path);
            }
        }
        ids.addAll(hosts);
        int port = registry.lastIndexOf(':');
        if (port > 0) {
            ids.add(registry.substring(0, port));
        }
        return ids;
    }

    private static Credential credential(Server server) {
        String source = "settings.xml server '" + server.getId() + "'";
        if (server.getUsername() == null || server.getPassword() == null) {
            throw new BuildFailure(
                    FailureCode.CREDENTIALS,
                    source + " has no " + (server.getUsername() == null ? "<username>" : "<password>"),
                    "give it both, or remove it");
        }
        return new Credential.Login(source, server.getUsername(), server.getPassword());
    }
}
