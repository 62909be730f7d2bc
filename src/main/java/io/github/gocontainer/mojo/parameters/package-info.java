/** What the POM says: beans whose fields are its elements, so that IDEs complete them, and the readers of these beans. */
@NullMarked
package io.github.gocontainer.mojo.parameters;

import org.jspecify.annotations.NullMarked;
