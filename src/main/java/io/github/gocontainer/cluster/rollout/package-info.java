/** Rollouts: whether one has ended (pure), what is wrong with it, and the loop that waits, collects evidence and undoes. */
@NullMarked
package io.github.gocontainer.cluster.rollout;

import org.jspecify.annotations.NullMarked;
