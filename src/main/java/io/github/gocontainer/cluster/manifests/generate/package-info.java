/** The manifests that an application needs, as far as its owner does not write them: hardened, and in a fixed order. */
@NullMarked
package io.github.gocontainer.cluster.manifests.generate;

import org.jspecify.annotations.NullMarked;
