/** The only room that imports jib. */
@NullMarked
package io.github.gocontainer.image.jib;

import org.jspecify.annotations.NullMarked;
