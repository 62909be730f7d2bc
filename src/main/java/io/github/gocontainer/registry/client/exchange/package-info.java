/** One request to a registry as data, what it may do, and who sends it. */
@NullMarked
package io.github.gocontainer.registry.client.exchange;

import org.jspecify.annotations.NullMarked;
