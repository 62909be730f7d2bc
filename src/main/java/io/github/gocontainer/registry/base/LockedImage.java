package io.github.gocontainer.registry.base;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tag pointed to when it was locked.
 *
 * @param digest of the index, or of the one manifest
 * @param platforms the manifest of every platform that it had, wanted or not
 */
public record LockedImage(Digest digest, SortedMap<Platform, Digest> platforms) {

    public LockedImage {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    }
}
