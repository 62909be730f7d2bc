package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate for this machine, made with the JDK's own keytool. */
public final class TestCertificate {

    /** Of the trust store and of the key. */
    public static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /**
     * A certificate, its key and a trust store that holds it.
     *
     * @param trustStore for {@code javax.net.ssl.trustStore}
     */
    public record Made(RealRegistry.Tls pem, Path trustStore) {}

    /**
     * @param name the subject alternative name, for example {@code ip:127.0.0.1}
     * @param start as keytool wants it, for example {@code -10d}
     * @param days how long it is valid after the start
     */
    public static Made make(Path folder, String name, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path store = folder.resolve("key.p12");
        TestTools.run(
                Path.of(System.getProperty("java.home"), "bin", "keytool"),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + name,
                "-ext",
                "bc=ca:true",
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("test", PASSWORD.toCharArray()).getEncoded()));
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("test").getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("test", keys.getCertificate("test"));
        Path trustStore = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(trustStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return new Made(new RealRegistry.Tls(certificate, key), trustStore);
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
