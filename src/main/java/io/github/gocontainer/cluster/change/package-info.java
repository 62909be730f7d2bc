/** Changes of a workload that a rollout can follow: the image put into it, and an earlier revision of it put back. */
@NullMarked
package io.github.gocontainer.cluster.change;

import org.jspecify.annotations.NullMarked;
