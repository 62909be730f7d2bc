/** What tests of several rooms stand on: registries real and misbehaving, images made on the spot, broken networks. */
@NullMarked
package io.github.gocontainer.testbed;

import org.jspecify.annotations.NullMarked;
