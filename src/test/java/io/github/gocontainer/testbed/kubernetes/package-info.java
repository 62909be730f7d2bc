/** A real Kubernetes on loopback: built from its Go modules once per machine, started when the first test asks for it. */
@NullMarked
package io.github.gocontainer.testbed.kubernetes;

import org.jspecify.annotations.NullMarked;
