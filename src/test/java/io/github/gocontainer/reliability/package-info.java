/** The catalogue of faults, the tests that inject them, and the page for users that is made of both. */
@NullMarked
package io.github.gocontainer.reliability;

import org.jspecify.annotations.NullMarked;
