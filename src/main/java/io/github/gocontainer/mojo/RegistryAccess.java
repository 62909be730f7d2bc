package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.RegistryPlan;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.registry.BaseRegistries;
import io.github.gocontainer.registry.Registries;
import io.github.gocontainer.registry.client.exchange.RegistryOptions;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialChain;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.registry.credentials.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Registries as one goal talks to them: with the credentials of {@code <from>} or {@code <to>}, and closed at its end. */
public final class RegistryAccess implements AutoCloseable {

    /** There is another place to ask. */
    private static final Duration MIRROR_BUDGET = Duration.ofSeconds(20);

    private final MavenContext context;
    private final BuildPlan plan;
    private final CommandRunner runner;
    private final BuildLog log;

    private final HttpTransport transport;

    public RegistryAccess(MavenContext context, BuildPlan plan, CommandRunner runner, BuildLog log) {
        this.context = context;
        this.plan = plan;
        this.runner = runner;
        this.log = log;
        this.transport = Connections.transport(context);
    }

    /** Where base images are read. */
    public BaseRegistries source() {
        return new BaseRegistries(
                registries(
                        explicit(Setting.FROM_AUTH_USERNAME, Setting.FROM_AUTH_PASSWORD, "<from><auth>"),
                        plan.registry().fromCredentialHelper(),
                        options()),
                registries(Optional.empty(), Optional.empty(), options().withTimeBudget(MIRROR_BUDGET)),
                plan.bases().mirrors(),
                log);
    }

    /** What {@link #target()} logs in with. */
    public CredentialSource targetCredentials() {
        return credentials(
                explicit(Setting.TO_AUTH_USERNAME, Setting.TO_AUTH_PASSWORD, "<to><auth>"),
                plan.registry().toCredentialHelper());
    }

    /** Where images are written. */
    public Registries target() {
        return registries(
                explicit(Setting.TO_AUTH_USERNAME, Setting.TO_AUTH_PASSWORD, "<to><auth>"),
                plan.registry().toCredentialHelper(),
                options());
    }

    private RegistryOptions options() {
        RegistryPlan registry = plan.registry();
        RegistryOptions options = RegistryOptions.defaults()
                .withPlainHttp(registry.allowInsecureRegistries(), registry.sendCredentialsOverHttp());
        return registry.uploadChunkSize().map(options::withUploadChunkSize).orElse(options);
    }

    private Registries registries(Optional<Credential> explicit, Optional<String> helper, RegistryOptions options) {
        return new Registries(options, credentials(explicit, helper), () -> transport, log);
    }

    /** Those of this user and machine, without those of {@code <from>} and {@code <to>}. */
    public CredentialSource credentials() {
        return credentials(Optional.empty(), Optional.empty());
    }

    private CredentialSource credentials(Optional<Credential> explicit, Optional<String> helper) {
        return CredentialChain.standard(
                explicit,
                helper,
                new SettingsCredentials(new MavenLogins(context)),
                new Surroundings(Environment.variables(), context.environment().home()),
                runner,
                log);
    }

    private Optional<Credential> explicit(Setting username, Setting password, String element) {
        Optional<Given> name = context.given(username);
        Optional<Given> secret = context.given(password);
        if (name.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty() || secret.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    element + " has "
                            + (name.isEmpty() ? "a password without a user name" : "a user name without a password"),
                    "set both " + username.variable() + " and " + password.variable() + " in the environment");
        }
        return Optional.of(new Credential.Login(secret.get().spelling(), text(name.get()), text(secret.get())));
    }

    private static String text(Given given) {
        return given.value() instanceof Given.Value.Scalar scalar ? scalar.text() : "";
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw Failures.files("the connections to the registry could not be closed", e);
        }
    }
}
