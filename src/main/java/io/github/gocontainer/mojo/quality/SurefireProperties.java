package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.mojo.MavenContext;
import java.util.Optional;
import java.util.Properties;

/** What Maven's users say to maven-surefire-plugin, and expect to count for every test of a build. */
record SurefireProperties(Properties commandLine, Properties project) {

    static SurefireProperties of(MavenContext context) {
        return new SurefireProperties(
                context.session().getUserProperties(), context.project().getProperties());
    }

    /** Which property leaves the tests out. */
    Optional<String> skip() {
        if (is("maven.test.skip")) {
            return Optional.of("maven.test.skip is true");
        }
        return is("skipTests") ? Optional.of("skipTests is true") : Optional.empty();
    }

    boolean failureIgnore() {
        return is("maven.test.failure.ignore");
    }

    /** {@code -Dtest=}. */
    Optional<String> selection() {
        return value("test").filter(text -> !text.isBlank());
    }

    /** Whether a selection that fits no test fails the build, as with Surefire. */
    boolean failIfNothingSelected() {
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
