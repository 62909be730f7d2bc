package io.github.gocontainer.cluster.manifests.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One document of a file.
 *
 * @param place file and line at which it begins, for sentences
 */
public record YamlDocument(String place, ObjectNode content) {}
