package io.github.gocontainer.image;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the certificates of PEM files and writes them again, so that neither line ends nor texts between them matter.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-5">RFC 7468, section 5</a>
 */
public final class PemCertificates {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final String CERTIFICATE = "CERTIFICATE";

    private PemCertificates() {}

    /**
     * The same certificates in the same order, each in lines of 64 letters.
     *
     * @throws IllegalArgumentException when there is none, one is damaged, or something else such as a private key stands
     *     among them; the message shows the accepted form and never the content
     */
    public static String normalized(String text) {
        List<String> certificates = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (!blocks.group(1).equals(CERTIFICATE)) {
                throw rejected("it has a " + blocks.group(1));
            }
            certificates.add(certificate(blocks.group(2)));
        }
        if (certificates.isEmpty() || text.split("-----BEGIN ", -1).length - 1 != certificates.size()) {
            throw rejected(certificates.isEmpty() ? "it has no certificate" : "one of its certificates is damaged");
        }
        return String.join("", certificates);
    }

    private static String certificate(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was just read cannot be written", e);
        } catch (CertificateException | IllegalArgumentException e) {
            throw rejected("one of its certificates is damaged");
        }
    }

    private static IllegalArgumentException rejected(String why) {
        return new IllegalArgumentException(
                why + ": expected certificates in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----");
    }
}
