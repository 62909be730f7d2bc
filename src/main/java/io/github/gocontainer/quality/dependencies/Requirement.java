package io.github.gocontainer.quality.dependencies;

/**
 * A {@code require} line.
 *
 * @param indirect whether only other modules need it
 */
public record Requirement(String path, String version, boolean indirect) {

    @Override
    public String toString() {
        return path + " " + version;
    }
}
