/** The smoke test: starts the very image, waits for what must be true, stops it, and says how all that went. */
@NullMarked
package io.github.gocontainer.docker.smoke;

import org.jspecify.annotations.NullMarked;
