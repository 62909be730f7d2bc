package io.github.gocontainer.docker.load;

import java.util.Optional;

/**
 * What an image is loaded into.
 *
 * @param cluster the name of the cluster or minikube's profile; the program's own default when it is empty
 */
public record LoadTarget(LoadKind kind, Optional<String> cluster) {

    private static final String KIND = "kind-";
    private static final String K3D = "k3d-";
    private static final String MINIKUBE = "minikube";

    /**
     * What the user named, else what the name of the kubeconfig's current context says, as kind, k3d and minikube write
     * it, else a Docker engine.
     */
    public static LoadTarget choose(Optional<LoadKind> named, Optional<String> cluster, Optional<String> context) {
        LoadTarget ofContext =
                context.map(LoadTarget::ofContext).orElse(new LoadTarget(LoadKind.DOCKER, Optional.empty()));
        LoadKind kind = named.orElse(ofContext.kind());
        boolean isSame = kind == ofContext.kind();
        return new LoadTarget(kind, cluster.or(() -> isSame ? ofContext.cluster() : Optional.empty()));
    }

    private static LoadTarget ofContext(String context) {
        if (context.startsWith(KIND)) {
            return new LoadTarget(LoadKind.KIND, Optional.of(context.substring(KIND.length())));
        }
        if (context.startsWith(K3D)) {
            return new LoadTarget(LoadKind.K3D, Optional.of(context.substring(K3D.length())));
        }
        return context.equals(MINIKUBE)
                ? new LoadTarget(LoadKind.MINIKUBE, Optional.of(context))
                : new LoadTarget(LoadKind.DOCKER, Optional.empty());
    }

    @Override
    public String toString() {
        return kind.word() + cluster.map(name -> " " + name).orElse("");
    }
}
