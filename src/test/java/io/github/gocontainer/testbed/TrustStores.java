package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collections;

/** Trust stores for a whole Maven, which must still reach its repositories. */
final class TrustStores {

    private TrustStores() {}

    /** Writes the authorities that this JDK trusts, and this certificate. */
    static void write(Path certificate, Path trustStore) throws IOException {
        Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        char[] password = TestCertificate.PASSWORD.toCharArray();
        try (InputStream in = Files.newInputStream(certificate);
                OutputStream out = Files.newOutputStream(trustStore)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            KeyStore present = KeyStore.getInstance(authorities.toFile(), password);
            for (String alias : Collections.list(present.aliases())) {
                trusted.setCertificateEntry(alias, present.getCertificate(alias));
            }
            trusted.setCertificateEntry(
                    "test-bed", CertificateFactory.getInstance("X.509").generateCertificate(in));
            trusted.store(out, password);
        } catch (GeneralSecurityException e) {
            throw new IOException("the trust store " + trustStore + " cannot be made", e);
        }
    }
}
