package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.docker.engine.EngineLogin;
import io.github.gocontainer.mojo.RegistryAccess;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.registry.credentials.Credential;
import java.util.Optional;

/** The logins with which an engine pulls dependencies: those that this build would pull with. */
final class EngineLogins {

    private final Stages stages;

    EngineLogins(Stages stages) {
        this.stages = stages;
    }

    Optional<EngineLogin> find(ImageReference reference) {
        try (RegistryAccess access = stages.registries()) {
            return access.credentials()
                    .find(reference.registry(), reference.repository())
                    .filter(Credential.Login.class::isInstance)
                    .map(Credential.Login.class::cast)
                    .map(login -> new EngineLogin(login.username(), login.password()));
        }
    }
}
