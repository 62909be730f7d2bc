/** Where logins for registries come from, in what order, and what is said about them without showing them. */
@NullMarked
package io.github.gocontainer.registry.credentials;

import org.jspecify.annotations.NullMarked;
