/** The Go toolchain: find or download it, resolve modules, compile one binary per platform. */
@NullMarked
package io.github.gocontainer.golang;

import org.jspecify.annotations.NullMarked;
