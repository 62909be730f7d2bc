package io.github.gocontainer.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

    @Test
    void everyAcceptedTypeIsAnIndexOrAManifest() {
        List<String> accepted = List.of(MediaTypes.acceptedManifests().split(", "));
        assertEquals(4, accepted.size());
        accepted.forEach(type -> assertTrue(MediaTypes.isIndex(type) != MediaTypes.isManifest(type), type));
        assertFalse(MediaTypes.isManifest(MediaTypes.OCI_CONFIG));
    }
}
