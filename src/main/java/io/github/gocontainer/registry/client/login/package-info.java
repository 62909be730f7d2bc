/** What a registry wants to be shown before it answers, and what it says when that does not do. */
@NullMarked
package io.github.gocontainer.registry.client.login;

import org.jspecify.annotations.NullMarked;
