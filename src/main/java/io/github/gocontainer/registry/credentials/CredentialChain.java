package io.github.gocontainer.registry.credentials;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources in the order in which they are asked; the first that has something ends the search. */
public final class CredentialChain implements CredentialSource {

    private final List<CredentialSource> sources;

    public CredentialChain(List<CredentialSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The order that is documented for users.
     *
     * @param explicit what stands in {@code <auth>}
     * @param credHelper the suffix or the whole name of a {@code docker-credential-} program
     * @param settings looks into settings.xml
     */
    public static CredentialChain standard(
            Optional<Credential> explicit,
            Optional<String> credHelper,
            CredentialSource settings,
            Surroundings surroundings,
            CommandRunner runner,
            BuildLog log) {
        List<CredentialSource> sources = new ArrayList<>();
        explicit.map(CredentialSource::always).ifPresent(sources::add);
        credHelper
                .map(name -> name.replaceFirst("^docker-credential-", ""))
                .map(suffix -> new CredentialHelper(suffix, "<credHelper>", surroundings, runner))
                .ifPresent(sources::add);
        sources.add(settings);
        files(surroundings).forEach(file -> sources.add(new AuthFile(file, surroundings, runner)));
        sources.add(new WellKnownHelpers(surroundings, runner, log));
        return new CredentialChain(sources);
    }

    private static List<Path> files(Surroundings surroundings) {
        List<Path> files = new ArrayList<>();
        surroundings.variable("REGISTRY_AUTH_FILE").map(Path::of).ifPresent(files::add);
        surroundings
                .variable("XDG_RUNTIME_DIR")
                .map(folder -> Path.of(folder, "containers", "auth.json"))
                .ifPresent(files::add);
        files.add(surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(surroundings.home().resolve(".config"))
                .resolve("containers")
                .resolve("auth.json"));
        files.add(surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .orElse(surroundings.home().resolve(".docker"))
                .resolve("config.json"));
        return files;
    }

    @Override
    public Optional<Credential> find(String registry, String repository) {
        return sources.stream()
                .map(source -> source.find(registry, repository))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
