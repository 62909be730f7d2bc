package io.github.gocontainer.mojo.docker;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Puts the image that was built into a Docker engine, kind, k3d, minikube or containerd on this machine: what the current
 * kubeconfig context says, or {@code <load><target>}; without any registry.
 */
@Mojo(name = "load", threadSafe = true, configurator = GocontainerMojo.CONFIGURATOR)
public final class LoadMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        new LoadStage(stages).run();
    }
}
