package io.github.gocontainer.cluster.fabric8;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.ApiRequest;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ClusterSpec;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the real API server; pods are not needed. */
class ClusterConnectorIT {

    @TempDir
    private Path home;

    private ClusterConnection connect(String user) throws IOException {
        ClusterHost host = ClusterHost.of(Map.of("PATH", System.getenv("PATH")), home, home);
        return new ClusterConnector(host, new SystemCommandRunner(), Clock.systemUTC())
                .connect(new ClusterSpec(
                        Optional.of(RealCluster.CONTEXT),
                        Optional.empty(),
                        Optional.of(RealCluster.ofThisBuild().kubeconfig(user))));
    }

    private static Cluster cluster(ClusterConnection connection) {
        return new Cluster(connection.api(), connection.identity(), connection.namespace());
    }

    /** The key of "admin" is on an elliptic curve in the old form, as k3s writes it. */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "admin"})
    void tokensAndClientCertificatesAreAccepted(String user) throws IOException {
        try (ClusterConnection connection = connect(user)) {
            JsonNode version = cluster(connection).request("ask for the version", ApiRequest.get("/version"));
            assertEquals("v1.35.4", version.path("gitVersion").asText());
            assertTrue(cluster(connection).allows(Access.to("patch", ResourceType.DEPLOYMENT, "default")));
        }
    }

    @Test
    void aMissingRightIsSaidBeforeAnythingIsDone() throws IOException {
        try (ClusterConnection connection = connect("limited")) {
            Cluster cluster = cluster(connection);
            assertFalse(cluster.allows(Access.to("patch", ResourceType.DEPLOYMENT, "default")));
            BuildFailure failure = assertThrows(
                    BuildFailure.class,
                    () -> cluster.require(List.of(
                            Access.to("get", ResourceType.DEPLOYMENT, "default"),
                            Access.to("get", ResourceType.POD, "default").of("log"))));
            assertTrue(
                    failure.getMessage().contains("get deployments.apps, get pods/log; nothing was changed"),
                    failure.getMessage());
            assertTrue(
                    failure.hint().orElseThrow().contains("kubectl auth can-i get deployments.apps -n default"),
                    failure.sentence());
        }
    }
}
