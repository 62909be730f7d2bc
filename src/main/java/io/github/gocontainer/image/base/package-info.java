/** What lies in the layers of a base image, as far as layers above it must know. */
@NullMarked
package io.github.gocontainer.image.base;

import org.jspecify.annotations.NullMarked;
