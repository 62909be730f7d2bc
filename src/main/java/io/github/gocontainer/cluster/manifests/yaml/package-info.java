/** YAML as kubectl reads it, into trees and back; the only room that imports the YAML library. */
@NullMarked
package io.github.gocontainer.cluster.manifests.yaml;

import org.jspecify.annotations.NullMarked;
