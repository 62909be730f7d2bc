package io.github.gocontainer.registry.credentials;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The helpers of the large clouds, asked for their own registries when they are installed; nobody has to name them. */
final class WellKnownHelpers implements CredentialSource {

    private static final Map<Pattern, List<String>> HELPERS = new LinkedHashMap<>();

    static {
        HELPERS.put(Pattern.compile("(.*\\.)?gcr\\.io|.*\\.pkg\\.dev"), List.of("gcr", "gcloud"));
        HELPERS.put(
                Pattern.compile(".*\\.dkr[.-]ecr(-fips)?\\..*\\.(amazonaws\\.com(\\.cn)?|on\\.aws)|public\\.ecr\\.aws"),
                List.of("ecr-login"));
        HELPERS.put(Pattern.compile(".*\\.azurecr\\.(io|cn|us)"), List.of("acr-env", "acr-linux"));
    }

    private final Surroundings surroundings;
    private final CommandRunner runner;
    private final BuildLog log;

    WellKnownHelpers(Surroundings surroundings, CommandRunner runner, BuildLog log) {
        this.surroundings = surroundings;
        this.runner = runner;
        this.log = log;
    }

    @Override
    public Optional<Credential> find(String registry, String repository) {
        return HELPERS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(registry).matches())
                .flatMap(entry -> entry.getValue().stream())
                .map(suffix -> new CredentialHelper(suffix, "PATH", surroundings, runner))
                .filter(CredentialHelper::isInstalled)
                .map(helper -> ask(helper, registry, repository))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Nobody asked for this helper, so that one which is not logged in must not stop an anonymous pull. */
    private Optional<Credential> ask(CredentialHelper helper, String registry, String repository) {
        try {
            return helper.find(registry, repository);
        } catch (BuildFailure e) {
            log.detail("no credentials: " + e.getMessage());
            return Optional.empty();
        }
    }
}
