package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What plan.json, the console and image.json's settings say: no secrets, and the same in every checkout. */
class WrittenDownTest {

    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hunter2@ss@proxy.example",
                "https://me:hunter2@proxy.example,https://me:x@hunter2@other.example|direct",
                "https://me:a,hunter2@proxy.example",
                "https://me:a|hunter2@proxy.example",
                "https://hunter2@proxy.example/a@b",
            })
    void whatStandsBeforeTheLastAtOfAnAddressIsMasked(String address) {
        String text = new PortableText(Requests.MODULE).text(address);
        assertFalse(text.contains(SECRET), text);
        assertFalse(text.contains("me"), text);
        assertTrue(text.startsWith("https://***@"), text);
    }

    @Test
    void addressesWithoutUsersStay() {
        for (String text : List.of("https://a.example/b@c", "git@host:a", "https://a.example,https://b.example")) {
            assertEquals(text, new PortableText(Requests.MODULE).text(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GO_ENV, API_TOKEN=hunter2",
        "GO_ENV, GOAUTH=hunter2",
        "CONTAINER_ENVIRONMENT, db.password=hunter2",
        "CONTAINER_ENVIRONMENT, DB_PASSWD=hunter2",
        "CONTAINER_ENVIRONMENT, MyKey=hunter2",
        "CONTAINER_ENVIRONMENT, AUTHORIZATION=hunter2",
        "CONTAINER_LABELS, secret=hunter2",
        "CONTAINER_ANNOTATIONS, credentials=hunter2",
        "GO_LDFLAGS, -X main.token=hunter2",
        "GO_LDFLAGS, -s -X 'main.apiKey=a -b hunter2'",
        "GO_LDFLAGS, '-X,main.token=hunter2'",
        "GO_LDFLAGS, -X=main.token=hunter2 -X=main.a=b",
    })
    void aValueWhoseNameSaysSecretIsNotShownButItsChangeIsNoticed(Setting setting, String text) {
        BuildPlan plan = new Requests().with(setting, text).plan();
        String document = new String(PlanDocument.write(plan, Optional.empty()), StandardCharsets.UTF_8);
        assertFalse(document.contains(SECRET), document);
        assertTrue(document.contains("(set)"), document);
        assertFalse(plan.settings().toString().contains(SECRET), document);
        String input = plan.imageInputs().get(setting.path());
        assertTrue(input.matches(".*\\(set, sha256:[0-9a-f]{8}\u2026\\).*"), input);
        assertFalse(input.contains(SECRET), input);
        BuildPlan changed =
                new Requests().with(setting, text.replace(SECRET, "hunter3")).plan();
        assertNotEquals(input, changed.imageInputs().get(setting.path()));
    }

    @Test
    void otherValuesAreShown() {
        BuildPlan plan = new Requests()
                .with(Setting.CONTAINER_LABELS, "org.opencontainers.image.authors=me")
                .with(Setting.GO_LDFLAGS, "-X main.token=a -X main.name=b,-w")
                .plan();
        assertEquals(
                "{\"org.opencontainers.image.authors\":\"me\"}",
                plan.imageInputs().get("container.labels"));
        assertTrue(plan.imageInputs().get("go.ldflags").endsWith("-X main.name=b\",\"-w\"]"));
    }

    @Test
    void whatEndsUpInTheImageIsWarnedAboutByName() {
        List<String> warnings = new Requests()
                .with(Setting.GO_ENV, "API_TOKEN=a")
                .with(Setting.CONTAINER_ENVIRONMENT, "DB_PASSWORD=hunter2,TZ=UTC")
                .with(Setting.CONTAINER_LABELS, "secret=hunter2")
                .with(Setting.GO_LDFLAGS, "-X main.token=hunter2")
                .plan()
                .warnings();
        assertEquals(3, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("<container><environment> DB_PASSWORD: "), warnings.get(0));
        assertTrue(
                warnings.get(0).endsWith("ends up in the image, where everybody who can pull it can read it"),
                warnings.get(0));
        assertTrue(warnings.get(1).startsWith("<container><labels> secret: "), warnings.get(1));
        assertTrue(warnings.get(2).startsWith("<go><ldflags> main.token: "), warnings.get(2));
        assertFalse(warnings.toString().contains(SECRET), warnings.toString());
        assertEquals(List.of(), new Requests().plan().warnings());
    }

    @Test
    void oneItemWithACommaIsNotTwoItems() {
        assertEquals("[\"a, b\"]", input(Setting.CONTAINER_ARGS, "a\\, b"));
        assertEquals("[\"a\",\"b\"]", input(Setting.CONTAINER_ARGS, "a, b"));
        assertEquals("{\"a\":\"1, b=2\"}", input(Setting.CONTAINER_LABELS, "a=1\\, b=2"));
        assertEquals("/app", input(Setting.CONTAINER_APP_ROOT, "/app"));
    }

    @ParameterizedTest
    @CsvSource({
        "../shared, ../shared",
        "web/../../shared/, ../shared",
        "/home/me/source/hello/../shared, ../shared",
        "/home/me/source/hello/web, web",
        "/opt/shared, /opt/shared",
    })
    void foldersAreWrittenAsTheyAreFoundInAnotherCheckout(String from, String written) {
        BuildPlan plan = new Requests()
                .directories(new ExtraDirectoryRequest(Optional.of(from), Optional.empty(), List.of(), List.of()))
                .plan();
        String input = plan.imageInputs().get("extraDirectories");
        assertTrue(input.contains("\"from\":\"" + written + "\""), input);
        assertTrue(plan.extraDirectories().get(0).startsWith(written + " into /"));
    }

    @Test
    void wrongPatternsAreRejectedWithTheirElement() {
        for (String[] given : new String[][] {{"[a", "b", "includes"}, {"a", "{b", "excludes"}}) {
            Requests requests = new Requests()
                    .directories(new ExtraDirectoryRequest(
                            Optional.of("web"), Optional.empty(), List.of(given[0]), List.of(given[1])));
            String message = assertThrows(BuildFailure.class, requests::plan).getMessage();
            assertTrue(message.startsWith("<extraDirectories><path><" + given[2] + ">: '"), message);
        }
        String message = assertThrows(
                        BuildFailure.class,
                        () -> new Requests().permission("/web/[", "755", "").plan())
                .getMessage();
        assertTrue(message.startsWith("<extraDirectories><permissions><permission><file>: '/web/['"), message);
    }

    private static String input(Setting setting, String text) {
        return new Requests().with(setting, text).plan().imageInputs().getOrDefault(setting.path(), "");
    }
}
