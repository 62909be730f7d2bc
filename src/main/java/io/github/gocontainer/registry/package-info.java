/** Credentials, copying the layout to a registry, index, referrers, reading back what was pushed. */
@NullMarked
package io.github.gocontainer.registry;

import org.jspecify.annotations.NullMarked;
