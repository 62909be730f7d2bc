/** Which Go a module is compiled with: one that is there, one that it fetches, or the first one downloaded. */
@NullMarked
package io.github.gocontainer.golang.toolchain;

import org.jspecify.annotations.NullMarked;
