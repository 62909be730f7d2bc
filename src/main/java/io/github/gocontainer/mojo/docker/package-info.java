/** The goals that start the image, load it somewhere, or look around before anything is built. */
@NullMarked
package io.github.gocontainer.mojo.docker;

import org.jspecify.annotations.NullMarked;
