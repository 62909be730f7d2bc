package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme/hello, '', '', ghcr.io/acme/hello, [latest]",
        "ghcr.io/acme/hello:1.0, '', '', ghcr.io/acme/hello, [1.0]",
        "ghcr.io/acme/hello, '', '1.0,1', ghcr.io/acme/hello, '[1.0, 1]'",
        "ghcr.io/acme/hello:1.0, '', '1,1.0,latest,1', ghcr.io/acme/hello, '[1.0, 1, latest]'",
        "'', ghcr.io/acme, '', ghcr.io/acme/hello, [latest]",
        "'', ghcr.io/acme/, 1.0, ghcr.io/acme/hello, [1.0]",
        "'', localhost:5000, '', localhost:5000/hello, [latest]",
        "ghcr.io/acme/other, ghcr.io/acme, '', ghcr.io/acme/other, [latest]",
        "alpine, '', '', docker.io/library/alpine, [latest]",
    })
    void imageOrRegistryWithAllTags(String image, String registry, String tags, String repository, String all) {
        PushPlan push = new Requests()
                .with(Setting.TO_IMAGE, image)
                .with(Setting.TO_REGISTRY, registry)
                .with(Setting.TO_TAGS, tags)
                .plan()
                .push()
                .orElseThrow();
        assertEquals(repository, push.repository().toString());
        assertEquals(all, push.tags().toString());
    }

    @Test
    void tagsAloneAreNoTarget() {
        assertEquals(
                Optional.empty(),
                new Requests().with(Setting.TO_TAGS, "1").plan().push());
    }

    @Test
    void aRegistryOfTheCommandLineWinsOverAnImageOfThePom() {
        Requests requests = new Requests()
                .with(Setting.TO_IMAGE, "ghcr.io/acme/hello")
                .with(Setting.TO_REGISTRY, "localhost:5000", Origin.COMMAND_LINE);
        assertEquals("localhost:5000/hello", requests.plan().imageName());
        assertEquals(
                "ghcr.io/acme/other",
                requests.with(Setting.TO_IMAGE, "ghcr.io/acme/other", Origin.COMMAND_LINE)
                        .plan()
                        .imageName());
    }

    @Test
    void theReferencesOfAModuleWithoutTheRestOfItsPlan() {
        List<Given> given = List.of(
                new Given(Setting.TO_REGISTRY, new Given.Value.Scalar("ghcr.io/acme"), Origin.POM),
                new Given(Setting.TO_TAGS, new Given.Value.Items(List.of("1", "2")), Origin.POM));
        assertEquals(
                List.of("ghcr.io/acme/hello:1", "ghcr.io/acme/hello:2"),
                PushTargets.references(given, List.of(), "hello"));
        assertEquals(List.of(), PushTargets.references(List.of(), List.of(), "hello"));
    }
}
