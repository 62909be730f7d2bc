/** A Docker engine, or what speaks its protocol: found, asked, loaded, run; the only room that imports docker-java. */
@NullMarked
package io.github.gocontainer.docker.engine;

import org.jspecify.annotations.NullMarked;
