/** Goals about a cluster: manifests, rolling out and back, and what runs there. */
@NullMarked
package io.github.gocontainer.mojo.cluster;

import org.jspecify.annotations.NullMarked;
