package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.mojo.MavenContext;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The properties by which Maven's users leave integration tests out or let them fail. */
record TestSwitches(Properties commandLine, Properties project) {

    static TestSwitches of(MavenContext context) {
        return new TestSwitches(
                context.session().getUserProperties(), context.project().getProperties());
    }

    /** Which property leaves the test out. */
    Optional<String> skip() {
        return Stream.of("maven.test.skip", "skipTests", "skipITs")
                .filter(this::is)
                .findFirst()
                .map(name -> name + " is true");
    }

    boolean failureIgnore() {
        return is("maven.test.failure.ignore");
    }

    private boolean is(String name) {
        return Optional.ofNullable(commandLine.getProperty(name))
                .or(() -> Optional.ofNullable(project.getProperty(name)))
                .map(text -> text.strip().equals("true"))
                .orElse(false);
    }
}
