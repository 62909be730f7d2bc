package io.github.gocontainer.registry;

import io.github.gocontainer.oci.Digest;

/** Short forms for lines that people read. */
final class Words {

    private static final int DIGITS = 8;

    private Words() {}

    /** Enough of a digest to find it: {@code sha256:1234abcd…}. */
    static String brief(Digest digest) {
        return "sha256:" + digest.hex().substring(0, DIGITS) + "…";
    }
}
