/** Manifests put into a cluster by server-side apply: compared first, all or nothing, and put back when they do not work. */
@NullMarked
package io.github.gocontainer.cluster.apply;

import org.jspecify.annotations.NullMarked;
