package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFormatTest {

    private static final String ZSTD = "application/vnd.oci.image.layer.v1.tar+zstd";

    @ParameterizedTest
    @CsvSource({
        "application/vnd.oci.image.layer.v1.tar+gzip, application/vnd.docker.image.rootfs.diff.tar.gzip",
        "application/vnd.oci.image.layer.v1.tar, application/vnd.docker.image.rootfs.diff.tar",
        "application/vnd.example.layer, application/vnd.example.layer"
    })
    void layersHaveANameInEachFamily(String oci, String docker) {
        assertEquals(docker, ImageFormat.DOCKER.translate(oci));
        assertEquals(docker, ImageFormat.DOCKER.translate(docker));
        assertEquals(oci, ImageFormat.OCI.translate(docker));
        assertEquals(oci, ImageFormat.OCI.translate(oci));
    }

    @Test
    void zstdIsKnownToOciOnly() {
        assertEquals(ZSTD, ImageFormat.OCI.translate(ZSTD));
        BuildFailure failure = assertThrows(BuildFailure.class, () -> ImageFormat.DOCKER.translate(ZSTD));
        assertEquals(FailureCode.BASE_IMAGE, failure.code());
        assertTrue(failure.getMessage().contains(ZSTD), failure::getMessage);
    }
}
