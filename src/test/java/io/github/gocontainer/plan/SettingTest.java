package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    @ParameterizedTest
    @CsvSource({
        "TO_IMAGE, gocontainer.to.image, GOCONTAINER_TO_IMAGE, <to><image>",
        "CONTAINER_WORKING_DIRECTORY, gocontainer.container.workingDirectory,"
                + " GOCONTAINER_CONTAINER_WORKING_DIRECTORY, <container><workingDirectory>",
        "CONTAINER_CA_CERTIFICATES, gocontainer.container.caCertificates, GOCONTAINER_CONTAINER_CA_CERTIFICATES,"
                + " <container><caCertificates>",
        "GO_TOOLCHAIN_SERVER_ID, gocontainer.go.toolchain.serverId, GOCONTAINER_GO_TOOLCHAIN_SERVER_ID,"
                + " <go><toolchain><serverId>",
        "SEND_CREDENTIALS_OVER_HTTP, gocontainer.sendCredentialsOverHttp, GOCONTAINER_SEND_CREDENTIALS_OVER_HTTP,"
                + " <sendCredentialsOverHttp>",
    })
    void allSpellingsFollowFromThePath(Setting setting, String property, String variable, String element) {
        assertEquals(property, setting.property());
        assertEquals(variable, setting.variable());
        assertEquals(element, setting.element());
    }

    @Test
    void everyVariableIsThePrefixAndTheNameOfTheConstant() {
        Stream.of(Setting.values())
                .forEach(setting -> assertEquals("GOCONTAINER_" + setting.name(), setting.variable()));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMAND_LINE, -Dgocontainer.to.image",
        "ENVIRONMENT, GOCONTAINER_TO_IMAGE",
        "POM, <to><image>",
        "PROPERTY, the Maven property gocontainer.to.image",
        "DEFAULT, <to><image>",
    })
    void aValueIsSpelledAsItsUserWroteIt(Origin origin, String spelling) {
        assertEquals(spelling, new Given(Setting.TO_IMAGE, new Given.Value.Scalar("x"), origin).spelling());
    }

    @Test
    void listsAreSeparatedByCommas() {
        assertEquals(new Given.Value.Items(List.of("a", "b c")), SettingText.parse(Setting.TO_TAGS, " a , b c,, "));
        assertEquals(
                new Given.Value.Items(List.of("-X a=b,c", "d\\")),
                SettingText.parse(Setting.GO_LDFLAGS, "-X a=b\\,c,d\\"));
        assertEquals(new Given.Value.Items(List.of()), SettingText.parse(Setting.TO_TAGS, ""));
    }

    @Test
    void mapsAreKeysAndValuesSeparatedByCommas() {
        assertEquals(
                new Given.Value.Entries(Map.of("a", "1,2", "b", "x=y", "c", "")),
                SettingText.parse(Setting.CONTAINER_LABELS, "a=1\\,2, b=x=y,c="));
        for (String text : List.of("a", "=b", "a=1,b")) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> SettingText.parse(Setting.CONTAINER_LABELS, text))
                    .getMessage();
            assertTrue(message.contains("expected key=value,key=value"), message);
        }
    }

    @Test
    void scalarsAreTakenAsTheyAre() {
        assertEquals(new Given.Value.Scalar("a,b=c"), SettingText.parse(Setting.TO_IMAGE, "a,b=c"));
        assertEquals(new Given.Value.Scalar("a,b"), SettingText.parse(Setting.TO_AUTH_PASSWORD, "a,b"));
    }
}
