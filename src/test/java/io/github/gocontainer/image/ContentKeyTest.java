package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.gocontainer.oci.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContentKeyTest {

    @Test
    void tellsOneItemWithACommaFromTwoItems() {
        assertNotEquals(key(List.of("a, b"), Map.of()), key(List.of("a", "b"), Map.of()));
        assertNotEquals(key(List.of("a", ""), Map.of()), key(List.of("a"), Map.of()));
    }

    @Test
    void tellsOneVariableWithACommaFromTwoVariables() {
        assertNotEquals(key(List.of(), Map.of("a", "1, b=2")), key(List.of(), Map.of("a", "1", "b", "2")));
    }

    @Test
    void isTheSameForTheSameImage() {
        assertEquals(key(List.of("a"), Map.of("x", "y")), key(List.of("a"), Map.of("x", "y")));
    }

    private static Digest key(List<String> arguments, Map<String, String> environment) {
        ContainerSpec container = new ContainerSpec(
                List.of("/app/hello"),
                arguments,
                new TreeMap<>(environment),
                new TreeSet<>(),
                "65532:65532",
                Optional.empty(),
                new TreeMap<>(),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty());
        ImageSpec image = Fixtures.image("linux/amd64", List.of());
        ImageSpec varied = new ImageSpec(
                image.platform(),
                image.base(),
                image.layers(),
                container,
                image.created(),
                image.annotations(),
                image.format(),
                image.compression());
        return ContentKey.of(List.of(varied), new TreeMap<>(), Map.of());
    }
}
