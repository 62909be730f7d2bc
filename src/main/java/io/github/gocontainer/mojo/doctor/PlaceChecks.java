package io.github.gocontainer.mojo.doctor;

import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.Cluster;
import io.github.gocontainer.cluster.ResourceType;
import io.github.gocontainer.docker.engine.Engine;
import io.github.gocontainer.docker.smoke.RuntimeChoice;
import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.mojo.RegistryAccess;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.mojo.cluster.ClusterAccess;
import io.github.gocontainer.mojo.docker.Engines;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.registry.credentials.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at where the image goes. */
final class PlaceChecks {

    private final Stages stages;
    private final BuildPlan plan;

    PlaceChecks(Stages stages) {
        this.stages = stages;
        this.plan = stages.plan();
    }

    void examine(Examination examination) {
        examination.look("registry", this::registry);
        examination.look("Docker", this::docker);
        examination.look("cluster", this::cluster);
    }

    private Finding registry() {
        if (plan.push().isEmpty()) {
            return Finding.notNeeded("registry", "there is no <to><image>: nothing is pushed");
        }
        if (plan.offline()) {
            return Finding.warning("registry", "Maven works offline (-o): it was not asked", "run it without -o");
        }
        ImageReference repository = plan.push().get().repository();
        try (RegistryAccess access = stages.registries()) {
            access.target().provePush(repository);
            String source = access.targetCredentials()
                    .find(repository.registry(), repository.repository())
                    .map(Credential::source)
                    .map(found -> "credentials of " + found)
                    .orElse("no credentials");
            return Finding.ok("registry", "this user may push to " + repository.name() + " (" + source + ")");
        }
    }

    private Finding docker() {
        Optional<SmokeTestSpec> smokeTest = plan.smokeTest();
        boolean needed = smokeTest
                .filter(spec -> spec.runtime() == RuntimeChoice.DOCKER && !spec.skipWithoutDocker())
                .isPresent();
        try (Engine engine = Engine.connect(Engines.address(stages.context()))) {
            return Finding.ok("Docker", engine.name() + " for " + engine.platform() + " at " + engine.address());
        } catch (BuildFailure e) {
            if (needed) {
                throw e;
            }
            return smokeTest.isPresent()
                    ? Finding.warning("Docker", e.getMessage(), "start one for smoke tests in a container")
                    : Finding.notNeeded("Docker", e.getMessage());
        }
    }

    private Finding cluster() {
        if (plan.kubernetes().isEmpty()) {
            return Finding.notNeeded("cluster", "there is no <kubernetes>: nothing is rolled out");
        }
        if (plan.offline()) {
            return Finding.warning("cluster", "Maven works offline (-o): it was not asked", "run it without -o");
        }
        try (ClusterAccess access =
                ClusterAccess.open(stages, plan.kubernetes().get().cluster())) {
            Cluster cluster = access.cluster();
            List<String> missing = new ArrayList<>();
            for (String verb : List.of("get", "create", "patch")) {
                Access right = Access.to(verb, ResourceType.DEPLOYMENT, cluster.namespace());
                if (!cluster.allows(right)) {
                    missing.add(right.toString());
                }
            }
            String where = cluster.identity() + ", namespace " + cluster.namespace();
            return missing.isEmpty()
                    ? Finding.ok("cluster", where + ": this user may get, create and patch Deployments")
                    : Finding.warning(
                            "cluster",
                            where + ": this user may not " + String.join(", ", missing),
                            "ask for these rights in the namespace if the rollout needs them: kubectl auth can-i");
        }
    }
}
