/** BuildFailure: what failed, why, what to do. Depends on nothing. */
@NullMarked
package io.github.gocontainer.failure;

import org.jspecify.annotations.NullMarked;
