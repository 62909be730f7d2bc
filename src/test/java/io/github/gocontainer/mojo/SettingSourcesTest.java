package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Origin;
import io.github.gocontainer.plan.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingSourcesTest {

    private final Properties commandLine = TestMaven.properties("gocontainer.to.image", "d");
    private final Properties project = TestMaven.properties("gocontainer.to.image", "property");
    private final Map<String, String> environment = Map.of("GOCONTAINER_TO_IMAGE", "environment");

    @Test
    void theCommandLineWinsThenTheEnvironmentThenThePomThenAProperty() {
        Optional<Given.Value> pom = Optional.of(new Given.Value.Scalar("pom"));
        Properties none = new Properties();
        assertEquals("d COMMAND_LINE", found(new SettingSources(commandLine, environment, s -> pom, project)));
        assertEquals("environment ENVIRONMENT", found(new SettingSources(none, environment, s -> pom, project)));
        assertEquals("pom POM", found(new SettingSources(none, Map.of(), s -> pom, project)));
        assertEquals("property PROPERTY", found(new SettingSources(none, Map.of(), s -> Optional.empty(), project)));
        assertTrue(new SettingSources(none, Map.of(), s -> Optional.empty(), none)
                .all()
                .isEmpty());
    }

    @Test
    void listsAndMapsAreReadFromOneLine() {
        Map<Setting, Given> all = sources(
                        Map.of("GOCONTAINER_CONTAINER_LABELS", "a=1,b=2", "GOCONTAINER_GO_LDFLAGS", "-X a=b\\,c,-w"))
                .all();
        assertEquals(2, all.size());
        assertEquals(
                new Given.Value.Items(List.of("-X a=b,c", "-w")),
                all.get(Setting.GO_LDFLAGS).value());
        assertEquals(
                new Given.Value.Entries(Map.of("a", "1", "b", "2")),
                all.get(Setting.CONTAINER_LABELS).value());
    }

    @Test
    void aMapWithoutValuesIsRejectedWhereItIsWritten() {
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> sources(Map.of("GOCONTAINER_CONTAINER_LABELS", "a")).all());
        assertTrue(failure.getMessage().startsWith("GOCONTAINER_CONTAINER_LABELS: 'a'"), failure.getMessage());
        assertTrue(failure.getMessage().contains("key=value"), failure.getMessage());
    }

    @Test
    void passwordsAreNotTakenFromTheCommandLine() {
        SettingSources sources = new SettingSources(
                TestMaven.properties("gocontainer.to.auth.password", "hunter2"),
                Map.of(),
                s -> Optional.empty(),
                new Properties());
        BuildFailure failure = assertThrows(BuildFailure.class, sources::all);
        assertTrue(failure.sentence().contains("GOCONTAINER_TO_AUTH_PASSWORD"), failure.sentence());
        assertFalse(failure.sentence().contains("hunter2"), failure.sentence());
        assertEquals(
                Origin.ENVIRONMENT,
                sources(Map.of("GOCONTAINER_TO_AUTH_PASSWORD", "x"))
                        .all()
                        .get(Setting.TO_AUTH_PASSWORD)
                        .origin());
    }

    private static SettingSources sources(Map<String, String> environment) {
        return new SettingSources(new Properties(), environment, s -> Optional.empty(), new Properties());
    }

    private static String found(SettingSources sources) {
        Given given = sources.find(Setting.TO_IMAGE).orElseThrow();
        return ((Given.Value.Scalar) given.value()).text() + " " + given.origin();
    }
}
