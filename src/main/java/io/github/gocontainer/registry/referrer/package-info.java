/** Documents about an image, such as SBOMs, as manifests that refer to it. */
@NullMarked
package io.github.gocontainer.registry.referrer;

import org.jspecify.annotations.NullMarked;
