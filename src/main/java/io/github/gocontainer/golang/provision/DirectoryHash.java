package io.github.gocontainer.golang.provision;

import io.github.gocontainer.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;

/**
 * The hash over the names and contents of many files that Go's checksum database and {@code go.sum} hold.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1">golang.org/x/mod/sumdb/dirhash, Hash1</a>
 */
public final class DirectoryHash {

    private final TreeMap<byte[], Digest> files = new TreeMap<>(Arrays::compareUnsigned);

    /** Adds a file under the name that it has in a module's zip. */
    public void add(String name, Digest content) {
        files.put(name.getBytes(StandardCharsets.UTF_8), content);
    }

    /** The form of {@code go.sum}: {@code h1:} and the hash in base64. */
    @Override
    public String toString() {
        MessageDigest digest = Digest.newMessageDigest();
        files.forEach((name, content) -> {
            digest.update((content.hex() + "  ").getBytes(StandardCharsets.UTF_8));
            digest.update(name);
            digest.update((byte) '\n');
        });
        return "h1:" + Base64.getEncoder().encodeToString(digest.digest());
    }
}
