package io.github.gocontainer.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A content digest of the one algorithm that every registry has.
 *
 * @param hex 64 lower-case hexadecimal digits
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests">OCI image
 *     specification, descriptor.md, Digests</a>
 */
public record Digest(String hex) implements Comparable<Digest> {

    private static final String ALGORITHM = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int BRIEF = 8;
    private static final int BUFFER = 1 << 16;

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "'" + hex + "' is not a SHA-256 in hexadecimal: expected 64 digits 0-9, a-f");
        }
    }

    /**
     * Parses {@code sha256:<64 lower-case hexadecimal digits>}.
     *
     * @throws IllegalArgumentException when the text has another form; the message shows the accepted one
     */
    public static Digest parse(String text) {
        if (!text.startsWith(ALGORITHM)
                || !HEX.matcher(text.substring(ALGORITHM.length())).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a digest: expected sha256:<64 hexadecimal digits in lower case>");
        }
        return new Digest(text.substring(ALGORITHM.length()));
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] content) {
        return ofHash(newMessageDigest().digest(content));
    }

    /** The digest of the first bytes. */
    public static Digest of(byte[] content, int length) {
        MessageDigest digest = newMessageDigest();
        digest.update(content, 0, length);
        return from(digest);
    }

    /** The digest of a file's content. */
    public static Digest of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = newMessageDigest();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return from(digest);
        }
    }

    /** The digest that a message digest of {@link #newMessageDigest()} has come to; resets it. */
    public static Digest from(MessageDigest digest) {
        return ofHash(digest.digest());
    }

    /** A new SHA-256, which every Java runtime has. */
    public static MessageDigest newMessageDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every runtime must have", e);
        }
    }

    private static Digest ofHash(byte[] hash) {
        return new Digest(HexFormat.of().formatHex(hash));
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    /** Enough of it to find it, for lines that people read: {@code sha256:1234abcd…}. */
    public String brief() {
        return ALGORITHM + hex.substring(0, BRIEF) + "…";
    }

    /** The form with the algorithm in front, {@code sha256:...}. */
    @Override
    public String toString() {
        return ALGORITHM + hex;
    }
}
