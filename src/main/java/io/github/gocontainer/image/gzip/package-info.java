/** Compresses layers to the same bytes on every machine, on several threads; knows nothing of images. */
@NullMarked
package io.github.gocontainer.image.gzip;

import org.jspecify.annotations.NullMarked;
