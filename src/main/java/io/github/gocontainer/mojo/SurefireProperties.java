package io.github.gocontainer.mojo;

import java.util.Optional;
import java.util.Properties;

/** What Maven's users say to maven-surefire-plugin, and expect to count for every test of a build. */
public record SurefireProperties(Properties commandLine, Properties project) {

    public static SurefireProperties of(MavenContext context) {
        return new SurefireProperties(
                context.session().getUserProperties(), context.project().getProperties());
    }

    /** Which property leaves the tests out. */
    public Optional<String> skip() {
        if (is("maven.test.skip")) {
            return Optional.of("maven.test.skip is true");
        }
        return is("skipTests") ? Optional.of("skipTests is true") : Optional.empty();
    }

    /** Which property leaves the integration tests out: one of those, or that of maven-failsafe-plugin. */
    public Optional<String> skipIntegration() {
        return skip().or(() -> is("skipITs") ? Optional.of("skipITs is true") : Optional.empty());
    }

    public boolean failureIgnore() {
        return is("maven.test.failure.ignore");
    }

    /** {@code -Dtest=}. */
    public Optional<String> selection() {
        return value("test").filter(text -> !text.isBlank());
    }

    /** Whether a selection that fits no test fails the build, as with Surefire. */
    public boolean failIfNothingSelected() {
        return value("surefire.failIfNoSpecifiedTests")
                .map(text -> !text.strip().equals("false"))
                .orElse(true);
    }

    private boolean is(String name) {
        return value(name).map(text -> text.strip().equals("true")).orElse(false);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(commandLine.getProperty(name))
                .or(() -> Optional.ofNullable(project.getProperty(name)));
    }
}
