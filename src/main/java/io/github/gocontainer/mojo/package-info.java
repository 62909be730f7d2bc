/** Goals and their parameter beans; turns them into a BuildRequest, and failures into Maven's exceptions. */
@NullMarked
package io.github.gocontainer.mojo;

import org.jspecify.annotations.NullMarked;
