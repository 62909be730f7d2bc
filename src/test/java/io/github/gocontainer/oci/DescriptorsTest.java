package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.testbed.Expected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorsTest {

    private static final Digest DIGEST = Digest.of(new byte[0]);

    @Test
    void writesTheFieldsInTheOrderOfTheSpecification() throws IOException {
        TreeMap<String, String> annotations = new TreeMap<>(Map.of("b", "2", "a", "1"));
        Descriptor descriptor = new Descriptor(
                MediaTypes.OCI_MANIFEST, DIGEST, 7, Optional.of(Platform.parse("linux/arm/v6")), annotations);
        String written = new String(Json.pretty(Descriptors.write(descriptor)), StandardCharsets.UTF_8);
        assertEquals(Expected.text(getClass(), "descriptor-of-a-platform.json"), written);
        assertEquals(descriptor, read(written));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        String written = new String(
                Json.compact(Descriptors.write(Descriptor.of(MediaTypes.OCI_CONFIG, DIGEST, 0))),
                StandardCharsets.UTF_8);
        assertEquals(
                "{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + DIGEST + "\",\"size\":0}",
                written);
    }

    @Test
    void passesOverFieldsThatItDoesNotKnow() throws IOException {
        Descriptor descriptor = read(described("\"urls\":[\"x\"],\"artifactType\":\"y\",\"annotations\":{\"n\":1}"));
        assertEquals(Map.of("n", "1"), descriptor.annotations());
        assertEquals(Optional.empty(), descriptor.platform());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"os\":\"linux\",\"architecture\":\"arm64\",\"variant\":\"v8\"}', linux/arm64",
        "'{\"os\":\"linux\",\"architecture\":\"amd64\",\"variant\":\"\"}', linux/amd64",
        "'{\"os\":\"linux\",\"architecture\":\"amd64\",\"variant\":null}', linux/amd64",
        "'{\"os\":\"linux\",\"architecture\":\"amd64\",\"os.features\":[\"x\"]}', linux/amd64",
        "'{\"os\":\"windows\",\"architecture\":\"amd64\",\"os.version\":\"10\"}', ''",
        "'{\"os\":\"unknown\",\"architecture\":\"unknown\"}', ''",
        "'{\"os\":\"linux\"}', ''",
        "'{}', ''",
        "null, ''",
        "'\"linux/amd64\"', ''",
    })
    void aPlatformThatGoDoesNotKnowCountsAsNone(String platform, String expected) throws IOException {
        assertEquals(
                expected,
                read(described("\"platform\":" + platform))
                        .platform()
                        .map(Platform::toString)
                        .orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"mediaType\":\"m\",\"digest\":\"sha256:x\",\"size\":1}",
                "{\"mediaType\":\"m\",\"digest\":\"D\",\"size\":-1}",
                "{\"mediaType\":\"m\",\"digest\":\"D\",\"size\":\"1\"}",
                "{\"mediaType\":\"m\",\"digest\":\"D\",\"size\":1.5}",
                "{\"mediaType\":\"m\",\"digest\":\"D\",\"size\":18446744073709551617}",
                "{\"mediaType\":1,\"digest\":\"D\",\"size\":1}",
                "{\"digest\":\"D\",\"size\":1}",
            })
    void withoutTypeDigestOrSizeItIsMalformed(String document) {
        assertThrows(IOException.class, () -> read(document.replace("\"D\"", "\"" + DIGEST + "\"")));
    }

    @Test
    void aDescriptorIsValidFromBirth() {
        String message = assertThrows(IllegalArgumentException.class, () -> Descriptor.of("m", DIGEST, -1))
                .getMessage();
        assertTrue(message.contains("-1 bytes"), message);
    }

    @Test
    void laterChangesOfTheGivenAnnotationsDoNotReachIt() {
        TreeMap<String, String> annotations = new TreeMap<>(Map.of("a", "1"));
        Descriptor descriptor = new Descriptor("m", DIGEST, 1, Optional.empty(), annotations);
        annotations.put("b", "2");
        assertEquals(Map.of("a", "1"), descriptor.annotations());
        assertThrows(
                UnsupportedOperationException.class,
                () -> descriptor.annotations().put("c", "3"));
        assertEquals(
                Optional.of(Platform.parse("linux/arm64")),
                descriptor.withPlatform(Platform.parse("linux/arm64")).platform());
    }

    private static String described(String more) {
        return "{\"mediaType\":\"m\",\"digest\":\"" + DIGEST + "\",\"size\":1," + more + "}";
    }

    private static Descriptor read(String document) throws IOException {
        return Descriptors.read(Json.parse(document.getBytes(StandardCharsets.UTF_8)));
    }
}
