/**
 * The Go toolchain: find or download it, resolve modules, compile one binary per platform; each is a room below, and
 * here is what they share.
 */
@NullMarked
package io.github.gocontainer.golang;

import org.jspecify.annotations.NullMarked;
