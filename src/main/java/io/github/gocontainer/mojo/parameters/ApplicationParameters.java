package io.github.gocontainer.mojo.parameters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks of {@code <kubernetes>} from which manifests are generated. */
final class ApplicationParameters {

    private ApplicationParameters() {}

    /** {@code <manifests>}: where they come from. */
    public static final class ManifestsParameters {
        /** The folder of files of your own; {@code src/main/kubernetes} without it. */
        @Nullable
        String directory;

        /** Whether manifests are generated; without it, when the files have no workload of another name. */
        @Nullable
        String generate;
    }

    /** {@code <resources>}: what a pod is promised, and what it may not exceed. */
    public static final class ResourcesParameters {
        /** Processors that are promised; {@code 50m} without it. */
        @Nullable
        String cpu;

        /** The most processors; {@code 1} without it. */
        @Nullable
        String cpuLimit;

        /** Memory that is promised; {@code 64Mi} without it. */
        @Nullable
        String memory;

        /** The most memory, of which Go gets 90 %; {@code 256Mi} without it. */
        @Nullable
        String memoryLimit;

        /** Room for files and logs that is promised; {@code 16Mi} without it. */
        @Nullable
        String ephemeralStorage;

        /** The most room for files and logs; {@code 128Mi} without it. */
        @Nullable
        String ephemeralStorageLimit;
    }

    /** {@code <probes>}: a path, {@code tcp} or {@code none}. */
    public static final class ProbesParameters {
        /** Whether requests are sent to the pod; {@code tcp} without it. */
        @Nullable
        String readiness;

        /** Whether the pod is restarted; {@code none} without it. */
        @Nullable
        String liveness;

        /** Whether the other two are asked yet; {@code none} without it. */
        @Nullable
        String startup;
    }

    /** {@code <service>}: how the application is reached. */
    public static final class ServiceParameters {
        /** {@code ClusterIP} (the default), {@code NodePort}, {@code LoadBalancer} or {@code none}. */
        @Nullable
        String type;

        /** The port of the Service for the first port of the container; the same number without it. */
        @Nullable
        String port;

        /** The port of the nodes; chosen by the cluster without it. */
        @Nullable
        String nodePort;
    }

    /** {@code <ingress>}: how the application is reached from outside. */
    public static final class IngressParameters {
        /** The host name. */
        @Nullable
        String host;

        /** The prefix of the paths; {@code /} without it. */
        @Nullable
        String path;

        /** The IngressClass; the cluster's default without it. */
        @Nullable
        String className;

        /** The Secret with the certificate. */
        @Nullable
        String tlsSecret;
    }

    /** {@code <autoscaling>}: how many pods there are under which load. */
    public static final class AutoscalingParameters {
        /** The fewest pods; {@code 2} without it. */
        @Nullable
        String minReplicas;

        /** The most pods. */
        @Nullable
        String maxReplicas;

        /** Average use of the promised processors in percent. */
        @Nullable
        String cpu;

        /** Average use of the promised memory in percent. */
        @Nullable
        String memory;

        /** Averages of metrics of the pods by the metric's name, for example {@code http_requests_queued=10}. */
        @Nullable
        Map<String, String> podMetrics;
    }
}
