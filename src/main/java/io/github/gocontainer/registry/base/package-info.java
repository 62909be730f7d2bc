/** What a base image's reference leads to: the lock file that pins it, and the mirrors that are asked instead. */
@NullMarked
package io.github.gocontainer.registry.base;

import org.jspecify.annotations.NullMarked;
