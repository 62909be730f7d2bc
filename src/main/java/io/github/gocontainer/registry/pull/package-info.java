/** Brings base images into the cache, every byte checked on the way in and on the way out. */
@NullMarked
package io.github.gocontainer.registry.pull;

import org.jspecify.annotations.NullMarked;
