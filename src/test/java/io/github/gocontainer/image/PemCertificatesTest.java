package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemCertificatesTest {

    @Test
    void keepsTheCertificatesAndNothingElse() throws IOException {
        String one = certificate();
        String untidy = "# our authority\r\n" + one.strip().replace("\n", "\r\n") + one.strip();
        assertEquals(one + one, PemCertificates.normalized(untidy));
    }

    @Test
    void rejectsAPrivateKeyWithoutShowingIt() throws IOException {
        String text = certificate() + "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        String message = assertThrows(IllegalArgumentException.class, () -> PemCertificates.normalized(text))
                .getMessage();
        assertTrue(message.startsWith("it has a PRIVATE KEY: expected certificates in PEM"), message);
        assertFalse(message.contains("c2VjcmV0"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nAAAA\n"
            })
    void rejectsWhatIsNoCertificate(String text) {
        assertThrows(IllegalArgumentException.class, () -> PemCertificates.normalized(text));
    }

    @Test
    void rejectsACertificateThatEndsEarly() throws IOException {
        String text = certificate() + certificate().substring(0, 200);
        assertThrows(IllegalArgumentException.class, () -> PemCertificates.normalized(text));
    }

    private static String certificate() throws IOException {
        try (var in = PemCertificatesTest.class.getResourceAsStream("certificate.pem")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
