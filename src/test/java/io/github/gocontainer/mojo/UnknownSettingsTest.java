package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.testbed.RecordingLog;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownSettingsTest {

    private final RecordingLog log = new RecordingLog();

    @ParameterizedTest
    @CsvSource({
        "gocontainer.platform, write -Dgocontainer.platforms",
        "gocontainer.to.imgae, write -Dgocontainer.to.image",
        "gocontainer.pull.skip, write -Dgocontainer.push.skip",
        "gocontainer.something, 'see mvn gocontainer:plan, which names all settings'"
    })
    void rejectsAMisspeltOverride(String name, String hint) {
        BuildFailure failure =
                assertThrows(BuildFailure.class, () -> UnknownSettings.check(properties(name), Map.of(), log));
        assertEquals("-D" + name + ": there is no such setting", failure.getMessage());
        assertEquals(hint, failure.hint().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"gocontainer.to.image", "gocontainer.image.skip", "gocontainerish.x", "maven.test.skip"})
    void takesWhatIsASettingOrNotOurs(String name) {
        UnknownSettings.check(properties(name), Map.of(), log);
    }

    @Test
    void warnsOnceOfAVariableThatIsNoSetting() {
        Map<String, String> environment =
                Map.of("GOCONTAINER_TO_IMGAE", "x", "GOCONTAINER_IMAGE_DIGEST", "y", "GOCONTAINER_PUSH_SKIP", "true");
        UnknownSettings.check(new Properties(), environment, log);
        UnknownSettings.check(new Properties(), environment, log);
        assertEquals(
                List.of("the environment variable GOCONTAINER_TO_IMGAE is no setting of this plugin;"
                        + " perhaps GOCONTAINER_TO_IMAGE is meant"),
                log.warnings());
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        properties.setProperty(name, "x");
        return properties;
    }
}
