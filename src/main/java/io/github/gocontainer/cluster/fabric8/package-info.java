/** Reaches a cluster as the user's kubeconfig says; the only room that imports the Kubernetes client. */
@NullMarked
package io.github.gocontainer.cluster.fabric8;

import org.jspecify.annotations.NullMarked;
