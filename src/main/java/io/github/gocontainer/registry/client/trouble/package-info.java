/** What goes wrong between us and a registry: its words, without a secret, and what is tried again. */
@NullMarked
package io.github.gocontainer.registry.client.trouble;

import org.jspecify.annotations.NullMarked;
