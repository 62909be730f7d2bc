/** What the generated manifests are made from: an application as its owner sees it, complete and valid. */
@NullMarked
package io.github.gocontainer.cluster.manifests.application;

import org.jspecify.annotations.NullMarked;
