/** Puts the image where it is to run on this machine: a Docker engine, kind, k3d, minikube, containerd. */
@NullMarked
package io.github.gocontainer.docker.load;

import org.jspecify.annotations.NullMarked;
