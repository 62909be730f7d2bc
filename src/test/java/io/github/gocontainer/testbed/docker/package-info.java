/** A real Docker engine of the tests' own, started when the first test asks for it, and the images that it runs. */
@NullMarked
package io.github.gocontainer.testbed.docker;

import org.jspecify.annotations.NullMarked;
