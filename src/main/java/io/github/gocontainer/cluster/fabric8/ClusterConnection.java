package io.github.gocontainer.cluster.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.github.gocontainer.cluster.ClusterIdentity;
import io.github.gocontainer.cluster.KubernetesApi;

/** An open way to a cluster. */
public final class ClusterConnection implements AutoCloseable {

    private final HttpClient client;
    private final KubernetesApi api;
    private final ClusterIdentity identity;
    private final String namespace;

    ClusterConnection(HttpClient client, KubernetesApi api, ClusterIdentity identity, String namespace) {
        this.client = client;
        this.api = api;
        this.identity = identity;
        this.namespace = namespace;
    }

    public KubernetesApi api() {
        return api;
    }

    public ClusterIdentity identity() {
        return identity;
    }

    /** The user's, else that of the context, else {@code default}. */
    public String namespace() {
        return namespace;
    }

    @Override
    public void close() {
        client.close();
    }
}
