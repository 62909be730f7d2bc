/** An image as a plain process of this machine: its files unpacked safely, its entrypoint started in them. */
@NullMarked
package io.github.gocontainer.docker.process;

import org.jspecify.annotations.NullMarked;
