/** How one registry is spoken to: connections, logins, retries and the requests of the distribution specification. */
@NullMarked
package io.github.gocontainer.registry.client;

import org.jspecify.annotations.NullMarked;
