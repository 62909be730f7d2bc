/** go generate, and whether what it made is committed. */
@NullMarked
package io.github.gocontainer.golang.generate;

import org.jspecify.annotations.NullMarked;
