package io.github.gocontainer.cluster;

/**
 * What a user calls a cluster, for sentences.
 *
 * @param name for example {@code context 'staging'}
 * @param server its address, without a user's name or password
 * @param credentials where they come from, never what they are
 */
public record ClusterIdentity(String name, String server, String credentials) {

    @Override
    public String toString() {
        return name + " (" + server + ")";
    }
}
