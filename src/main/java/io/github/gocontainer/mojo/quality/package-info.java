/** The goals about what the code is worth: generate, vet and test. */
@NullMarked
package io.github.gocontainer.mojo.quality;

import org.jspecify.annotations.NullMarked;
