/** What the image contains (pure) and the port that assembles it. */
@NullMarked
package io.github.gocontainer.image;

import org.jspecify.annotations.NullMarked;
