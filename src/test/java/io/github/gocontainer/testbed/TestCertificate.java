package io.github.gocontainer.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collections;

/** A certificate for this machine's loopback that nobody trusts, made by the JDK that runs. */
record TestCertificate(Path certificate, Path key, Path trustStore) {

    static final String PASSWORD = "changeit";
    private static final String ALIAS = "registry";

    static TestCertificate make(Path folder) throws IOException {
        Path keyStore = folder.resolve("registry.p12");
        Path trustStore = folder.resolve("trust.p12");
        Path certificate = folder.resolve("registry.crt");
        Path key = folder.resolve("registry.key");
        keytool(
                folder,
                "-genkeypair",
                "-keystore",
                keyStore.toString(),
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "30");
        keytool(
                folder,
                "-exportcert",
                "-rfc",
                "-keystore",
                keyStore.toString(),
                "-alias",
                ALIAS,
                "-file",
                certificate.toString());
        keytool(
                folder,
                "-importcert",
                "-noprompt",
                "-keystore",
                trustStore.toString(),
                "-alias",
                ALIAS,
                "-file",
                certificate.toString());
        Files.writeString(key, privateKey(keyStore));
        return new TestCertificate(certificate, key, trustStore);
    }

    /** The authorities that this JDK trusts, and this certificate: Maven itself must still reach its repositories. */
    private static void trustAlso(Path certificate, Path trustStore) throws IOException {
        Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try (InputStream in = Files.newInputStream(certificate);
                OutputStream out = Files.newOutputStream(trustStore)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            KeyStore present = KeyStore.getInstance(authorities.toFile(), PASSWORD.toCharArray());
            for (String alias : Collections.list(present.aliases())) {
                trusted.setCertificateEntry(alias, present.getCertificate(alias));
            }
            trusted.setCertificateEntry(
                    ALIAS, CertificateFactory.getInstance("X.509").generateCertificate(in));
            trusted.store(out, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the trust store " + trustStore + " cannot be made", e);
        }
    }

    private static void keytool(Path folder, String... arguments) throws IOException {
        String[] command = new String[arguments.length + 5];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "-storetype";
        command[arguments.length + 2] = "PKCS12";
        command[arguments.length + 3] = "-storepass";
        command[arguments.length + 4] = PASSWORD;
        Programs.run(folder, command).orFail();
    }

    private static String privateKey(Path keyStore) throws IOException {
        try (InputStream in = Files.newInputStream(keyStore)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            byte[] der = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(der);
            return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of " + keyStore + " cannot be read", e);
        }
    }
}
