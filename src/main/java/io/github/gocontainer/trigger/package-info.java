/** Starts somebody else's pipeline after an image was pushed. */
@NullMarked
package io.github.gocontainer.trigger;

import org.jspecify.annotations.NullMarked;
