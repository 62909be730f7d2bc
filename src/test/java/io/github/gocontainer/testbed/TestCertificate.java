package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate of an authority that nobody knows, made with the JDK's own keytool. */
public final class TestCertificate {

    /** Of the trust store and of the key. */
    public static final String PASSWORD = "changeit";

    private TestCertificate() {}

    /**
     * A certificate, its key and a trust store that holds its authority.
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
        keyPair(store, "ca", "-1d", "365", "-ext", "bc=ca:true");
        keyPair(store, "test", start, String.valueOf(days), "-ext", "san=" + name, "-signer", "ca");
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
        trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
        Path trustStore = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(trustStore)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return new Made(new RealRegistry.Tls(certificate, key), trustStore);
    }

    private static void keyPair(Path store, String alias, String start, String days, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias, "-startdate", start));
        arguments.addAll(List.of("-validity", days, "-keystore", store.toString(), "-storepass", PASSWORD));
        arguments.addAll(List.of(more));
        TestTools.run(Path.of(System.getProperty("java.home"), "bin", "keytool"), arguments.toArray(new String[0]));
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
