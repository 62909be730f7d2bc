package io.github.gocontainer.golang.modules;

import io.github.gocontainer.oci.Digest;

/**
 * One version of Go's own bundle of certificate authorities, which are Mozilla's.
 *
 * @param version of the module
 * @param hash of the module, as go.sum would have it
 * @param pem the digest of the certificates in PEM
 */
record PinnedCertificates(String version, String hash, Digest pem) {

    static final String MODULE = "golang.org/x/crypto/x509roots/fallback";

    /** The newest when this plugin was made. */
    static final PinnedCertificates NEWEST = new PinnedCertificates(
            "v0.0.0-20261030153154-30a33513ff6d",
            "h1:5NBkmd8MXirajj6AAEpi4HFVJnVkBNPTL1ggYAKqaws=",
            new Digest("b3067c58dc183880fbc2c02b6122c4f99f1de7006425df1619ecd44650ac3e4c"));
}
