/** The goals about a cluster: deploy, rollback, status and logs. */
@NullMarked
package io.github.gocontainer.mojo.cluster;

import org.jspecify.annotations.NullMarked;
