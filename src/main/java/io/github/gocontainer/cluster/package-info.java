/** The port to a Kubernetes cluster: requests, answers, names of its objects, and what is done with them in one place. */
@NullMarked
package io.github.gocontainer.cluster;

import org.jspecify.annotations.NullMarked;
