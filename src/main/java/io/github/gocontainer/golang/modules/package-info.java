/** What a Go module depends on and is made of: its downloads, its certificates, the last commit that changed it. */
@NullMarked
package io.github.gocontainer.golang.modules;

import org.jspecify.annotations.NullMarked;
