/** Which statements the tests ran: read Go's profile, summarise it per package, compare it with what is asked. */
@NullMarked
package io.github.gocontainer.quality.coverage;

import org.jspecify.annotations.NullMarked;
