/** Compiles the main packages of a Go module: one static, stamped binary for each platform. */
@NullMarked
package io.github.gocontainer.golang.compile;

import org.jspecify.annotations.NullMarked;
