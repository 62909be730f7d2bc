package io.github.gocontainer.cluster.manifests.yaml;

/** What becomes of a text in a document before it is understood; whatever it comes to, it stays one value. */
@FunctionalInterface
public interface ScalarText {

    /**
     * The text that takes the place of the written one.
     *
     * @param place file and line, for sentences
     */
    String of(String written, String place);
}
