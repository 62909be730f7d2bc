package io.github.gocontainer.golang.modules;

import io.github.gocontainer.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the bundle's two files, a table in Go and the certificates one behind the other in DER, to PEM. */
final class CertificateBundle {

    private static final Pattern ROW = Pattern.compile(
            "sha256Hash:\\s*\"([0-9a-f]{64})\",\\s*certStartOff:\\s*(\\d{1,9}),\\s*certLength:\\s*(\\d{1,9}),");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private CertificateBundle() {}

    /**
     * The certificates in the order of the table, which Go's authors sort by name.
     *
     * @param module the module's folder
     * @throws IOException when the files are missing or a certificate is not the one of the table
     */
    static byte[] pem(Path module) throws IOException {
        String table = Files.readString(module.resolve("bundle").resolve("bundle.go"));
        byte[] all = Files.readAllBytes(module.resolve("bundle").resolve("bundle.der"));
        StringBuilder pem = new StringBuilder();
        Matcher rows = ROW.matcher(table);
        while (rows.find()) {
            int start = Integer.parseInt(rows.group(2));
            int end = start + Integer.parseInt(rows.group(3));
            if (end > all.length) {
                throw new IOException("the bundle of certificates ends early");
            }
            byte[] certificate = Arrays.copyOfRange(all, start, end);
            if (!Digest.of(certificate).hex().equals(rows.group(1))) {
                throw new IOException("a certificate of the bundle is not " + rows.group(1));
            }
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(LINES.encodeToString(certificate))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        if (pem.isEmpty()) {
            throw new IOException("the bundle has no certificates");
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
