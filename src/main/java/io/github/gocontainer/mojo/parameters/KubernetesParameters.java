package io.github.gocontainer.mojo.parameters;

import io.github.gocontainer.mojo.parameters.ApplicationParameters.AutoscalingParameters;
import io.github.gocontainer.mojo.parameters.ApplicationParameters.IngressParameters;
import io.github.gocontainer.mojo.parameters.ApplicationParameters.ManifestsParameters;
import io.github.gocontainer.mojo.parameters.ApplicationParameters.ProbesParameters;
import io.github.gocontainer.mojo.parameters.ApplicationParameters.ResourcesParameters;
import io.github.gocontainer.mojo.parameters.ApplicationParameters.ServiceParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <kubernetes>}: which workload of which cluster the image is rolled out to. */
public final class KubernetesParameters {
    /** The context of the kubeconfig; must be named outside a cluster. */
    @Nullable
    String context;

    /** The namespace; that of the context without it. */
    @Nullable
    String namespace;

    /** The kubeconfig; without it {@code KUBECONFIG}, else {@code ~/.kube/config}. */
    @Nullable
    String kubeconfig;

    /** The name of an existing Deployment, or workload of another kind, that gets the image. */
    @Nullable
    String deployment;

    /** {@code Deployment} (the default), {@code StatefulSet} or {@code DaemonSet}. */
    @Nullable
    String kind;

    /** The container that gets the image; may be left out where there is only one. */
    @Nullable
    String container;

    /** The init containers that get the image as well. */
    @Nullable
    List<String> initContainers;

    /** The name of the application's objects; without it, made of the artifactId. */
    @Nullable
    String name;

    /** How many pods; 2 without it. */
    @Nullable
    String replicas;

    /** Labels of the generated objects and of the pods. */
    @Nullable
    Map<String, String> labels;

    /** Annotations of the generated Deployment and of the pods. */
    @Nullable
    Map<String, String> annotations;

    /** Environment variables of the container. */
    @Nullable
    Map<String, String> env;

    /** ConfigMaps whose entries the container sees: {@code name}, or {@code name:/folder} for files. */
    @Nullable
    List<String> configMaps;

    /** Secrets whose entries the container sees: {@code name}, or {@code name:/folder} for files. */
    @Nullable
    List<String> secrets;

    /** Values of <code>${NAME}</code> in the manifests. */
    @Nullable
    Map<String, String> values;

    /** Whether the namespace is one of the manifests. */
    @Nullable
    String createNamespace;

    /** An existing ServiceAccount; without it one is generated. */
    @Nullable
    String serviceAccount;

    /** Secrets with the registry's credentials. */
    @Nullable
    List<String> imagePullSecrets;

    /** {@code Always} (the default) or {@code IfNotPresent}. */
    @Nullable
    String imagePullPolicy;

    /** From SIGTERM to SIGKILL; {@code 30s} without it. */
    @Nullable
    String terminationGracePeriod;

    /** Before SIGTERM, until nobody sends requests any more: {@code 5s} without it, or {@code none}. */
    @Nullable
    String preStopSleep;

    /** Who may connect: {@code none} (no policy, the default), {@code namespace} or {@code ports}. */
    @Nullable
    String networkPolicy;

    /** How many pods may be missing while nodes are drained: a number, a percentage, or {@code none} (the default). */
    @Nullable
    String podDisruptionBudget;

    /** Where the manifests come from. */
    @Nullable
    ManifestsParameters manifests;

    /** What a pod is promised, and what it may not exceed. */
    @Nullable
    ResourcesParameters resources;

    /** How the state of a pod is found out. */
    @Nullable
    ProbesParameters probes;

    /** How the application is reached. */
    @Nullable
    ServiceParameters service;

    /** How it is reached from outside; without this block it has no Ingress. */
    @Nullable
    IngressParameters ingress;

    /** How many pods there are under which load; without this block, {@code replicas}. */
    @Nullable
    AutoscalingParameters autoscaling;

    /** How the rollout is waited for. */
    @Nullable
    RolloutParameters rollout;
}
