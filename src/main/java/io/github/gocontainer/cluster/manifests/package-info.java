/** Manifests: files of the user with their variables filled in, merged over generated ones, in the order of their use. */
@NullMarked
package io.github.gocontainer.cluster.manifests;

import org.jspecify.annotations.NullMarked;
