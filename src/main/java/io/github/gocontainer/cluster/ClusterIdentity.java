package io.github.gocontainer.cluster;

import java.util.Optional;

/**
 * What a user calls a cluster, for sentences.
 *
 * @param context of the kubeconfig; empty for the cluster that the build runs in
 * @param server its address, without a user's name or password
 * @param credentials where they come from, never what they are
 */
public record ClusterIdentity(Optional<String> context, String server, String credentials) {

    @Override
    public String toString() {
        return context.map(name -> "context '" + name + "'").orElse("the cluster that this build runs in") + " ("
                + server + ")";
    }
}
