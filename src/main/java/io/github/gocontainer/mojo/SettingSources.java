package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Origin;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.SettingText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks a setting up where users set things: {@code -D}, the environment, the POM's element, a Maven property; the
 * first wins. Maven's own {@code @Parameter(property=)} lets the POM win over {@code -D}, hence this class.
 *
 * @param commandLine the session's user properties
 * @param pom what the POM's element holds
 * @param project the project's properties with those of its profiles
 */
record SettingSources(
        Properties commandLine,
        Map<String, String> environment,
        Function<Setting, Optional<Given.Value>> pom,
        Properties project) {

    Map<Setting, Given> all() {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            find(setting).ifPresent(value -> given.put(setting, value));
        }
        return given;
    }

    Optional<Given> find(Setting setting) {
        return fromCommandLine(setting)
                .or(() -> read(setting, environmentText(setting), Origin.ENVIRONMENT))
                .or(() -> pom.apply(setting).map(value -> new Given(setting, value, Origin.POM)))
                .or(() -> read(setting, project.getProperty(setting.property()), Origin.PROPERTY));
    }

    /** CI systems set the variable of a secret that they do not have to nothing. */
    private @Nullable String environmentText(Setting setting) {
        String text = environment.get(setting.variable());
        return text == null || text.isBlank() ? null : text;
    }

    private Optional<Given> fromCommandLine(Setting setting) {
        String text = commandLine.getProperty(setting.property());
        if (text != null && setting.kind() == Setting.Kind.SECRET) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "-D" + setting.property()
                            + " is not accepted: every user of this machine can read the command line",
                    "set " + setting.variable() + " in the environment, or use a <server> of settings.xml");
        }
        return read(setting, text, Origin.COMMAND_LINE);
    }

    private static Optional<Given> read(Setting setting, @Nullable String text, Origin origin) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Given(setting, SettingText.parse(setting, text), origin));
        } catch (IllegalArgumentException e) {
            Given unread = new Given(setting, new Given.Value.Scalar(""), origin);
            throw new BuildFailure(FailureCode.CONFIGURATION, unread.spelling() + ": " + e.getMessage());
        }
    }
}
