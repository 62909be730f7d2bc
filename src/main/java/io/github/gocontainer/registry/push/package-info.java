/** Brings a layout and the documents about it into a repository: blobs, manifests, proof, tags. */
@NullMarked
package io.github.gocontainer.registry.push;

import org.jspecify.annotations.NullMarked;
