/** Platform, ImageReference, Digest, media types, layout: words every room shares; depends on nothing. */
@NullMarked
package io.github.gocontainer.oci;

import org.jspecify.annotations.NullMarked;
