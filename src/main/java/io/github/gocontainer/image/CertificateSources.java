package io.github.gocontainer.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Which certificate authorities programs in the image trust.
 *
 * @param bundled whether those of the plugin's pinned bundle
 * @param files further ones, in PEM
 */
public record CertificateSources(boolean bundled, List<Path> files) {

    public CertificateSources {
        files = List.copyOf(files);
    }
}
