package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.plan.Setting;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds misspelt overrides, which would otherwise be passed over in silence while the POM's value is used. */
final class UnknownSettings {

    private static final String PROPERTY = "gocontainer.";
    private static final String VARIABLE = "GOCONTAINER_";
    private static final String SKIP = ".skip";

    /** What push leaves in published.env, for the jobs that follow. */
    private static final Set<String> PUBLISHED = Set.of(
            "GOCONTAINER_IMAGE", "GOCONTAINER_IMAGE_DIGEST", "GOCONTAINER_IMAGE_REFERENCE", "GOCONTAINER_IMAGE_TAGS");

    /** A warning is the same for every goal and module of a session. */
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private UnknownSettings() {}

    /**
     * Rejects an unknown {@code -Dgocontainer.*}, and warns of an unknown {@code GOCONTAINER_*}, which may be meant for
     * another program.
     *
     * @param commandLine the session's user properties
     */
    static void check(Properties commandLine, Map<String, String> environment, BuildLog log) {
        Set<String> properties = new TreeSet<>();
        Stream.of(Setting.values()).map(Setting::property).forEach(properties::add);
        GocontainerMojo.GOALS.forEach(goal -> properties.add(PROPERTY + goal + SKIP));
        for (String name : new TreeSet<>(commandLine.stringPropertyNames())) {
            if (name.startsWith(PROPERTY) && !properties.contains(name)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "-D" + name + ": there is no such setting",
                        Nearest.of(name, properties)
                                .map(meant -> "write -D" + meant)
                                .orElse("see mvn gocontainer:plan, which names all settings"));
            }
        }
        Set<String> variables = new TreeSet<>(PUBLISHED);
        Stream.of(Setting.values()).map(Setting::variable).forEach(variables::add);
        GocontainerMojo.GOALS.forEach(goal -> variables.add(Setting.variable(PROPERTY + goal + SKIP)));
        for (String name : environment.keySet()) {
            if (name.startsWith(VARIABLE) && !variables.contains(name) && WARNED.add(name)) {
                Optional<String> meant = Nearest.of(name, variables);
                log.warn("the environment variable " + name + " is no setting of this plugin"
                        + meant.map(other -> "; perhaps " + other + " is meant").orElse(""));
            }
        }
    }
}
