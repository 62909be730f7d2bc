/** go test: run it, understand its stream of events, say what happened, and leave a suite of each package. */
@NullMarked
package io.github.gocontainer.quality.tests;

import org.jspecify.annotations.NullMarked;
