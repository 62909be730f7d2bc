package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Servers and proxies of settings.xml with their passwords decrypted by Maven's own decrypter, one at a time. */
final class MavenLogins {

    private final MavenContext context;

    MavenLogins(MavenContext context) {
        this.context = context;
    }

    /**
     * The server of this id.
     *
     * @throws BuildFailure when its password cannot be decrypted; problems of other servers are not looked at
     */
    Optional<Server> server(String id) {
        return Optional.ofNullable(context.session().getSettings().getServer(id))
                .map(server -> {
                    SettingsDecryptionResult result =
                            context.decrypter().decrypt(new DefaultSettingsDecryptionRequest(server));
                    check(
                            "server '" + id + "'",
                            result.getProblems(),
                            result.getServer().getPassword());
                    return result.getServer();
                });
    }

    Proxy decrypted(Proxy proxy) {
        SettingsDecryptionResult result = context.decrypter().decrypt(new DefaultSettingsDecryptionRequest(proxy));
        check(
                "proxy '" + proxy.getId() + "'",
                result.getProblems(),
                result.getProxy().getPassword());
        return result.getProxy();
    }

    private static void check(String what, List<SettingsProblem> problems, @Nullable String password) {
        boolean stillEncrypted = password != null && password.startsWith("{") && password.endsWith("}");
        Optional<SettingsProblem> worst = problems.stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst();
        if (worst.isPresent() || stillEncrypted) {
            throw new BuildFailure(
                    FailureCode.CREDENTIALS,
                    "the password of " + what + " in settings.xml could not be decrypted"
                            + worst.map(problem -> ": " + problem.getMessage()).orElse(""),
                    "check the master password in settings-security.xml, or encrypt the password anew with mvn"
                            + " --encrypt-password");
        }
    }
}
