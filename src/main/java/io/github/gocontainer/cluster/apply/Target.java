package io.github.gocontainer.cluster.apply;

import io.github.gocontainer.cluster.ResourceName;
import io.github.gocontainer.cluster.manifests.Manifest;

/**
 * A manifest and the object that it is about.
 *
 * @param name as the cluster's own discovery has the type
 */
record Target(Manifest manifest, ResourceName name) {

    /** With the namespace only where it is not the usual one: as messages name it. */
    @Override
    public String toString() {
        return manifest.toString();
    }
}
