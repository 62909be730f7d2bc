package io.github.gocontainer.oci;

/** Enough of a digest to find it, for lines that people read: {@code sha256:1234abcd…}. */
public final class BriefDigest {

    private static final int LENGTH = "sha256:".length() + 8;

    private BriefDigest() {}

    public static String of(Digest digest) {
        return digest.toString().substring(0, LENGTH) + "…";
    }
}
