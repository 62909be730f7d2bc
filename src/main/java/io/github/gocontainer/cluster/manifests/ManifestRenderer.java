package io.github.gocontainer.cluster.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.cluster.manifests.application.Application;
import io.github.gocontainer.cluster.manifests.generate.GeneratedManifests;
import io.github.gocontainer.cluster.manifests.yaml.YamlDocument;
import io.github.gocontainer.cluster.manifests.yaml.YamlReader;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.oci.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Makes the manifests out of the user's files and the settings; the same input gives the same text. */
public final class ManifestRenderer {

    private final ManifestSpec spec;
    private final RolledImage image;
    private final Variables variables;

    public ManifestRenderer(ManifestSpec spec, RolledImage image, Variables variables) {
        this.spec = spec;
        this.image = image;
        this.variables = variables;
    }

    /**
     * All manifests in the order of their use.
     *
     * @param files the content of each file by its name in sentences
     * @throws BuildFailure when something could not be filled in, with file and line, or no container has the image
     */
    public List<Manifest> render(SortedMap<String, String> files) {
        List<Manifest> fragments = fragments(files);
        List<Manifest> manifests = new ArrayList<>();
        if (spec.generate().orElseGet(() -> fragments.stream().noneMatch(this::isWorkloadOfAnotherName))) {
            checkUser();
            GeneratedManifests.of(spec.application(), image.reference())
                    .forEach(node -> manifests.add(new Manifest(node)));
        }
        for (Manifest fragment : fragments) {
            int place = place(manifests, fragment);
            if (place < 0) {
                manifests.add(fragment);
            } else {
                manifests.set(
                        place,
                        new Manifest(FragmentMerge.merged(manifests.get(place).content(), fragment.content())));
            }
        }
        manifests.forEach(this::complete);
        Autoscaled.leaveOutReplicas(manifests);
        manifests.sort(ManifestOrder.comparator());
        check(manifests);
        return manifests;
    }

    /** Kubernetes proves that a container does not run as root by its number alone. */
    private void checkUser() {
        Optional<Long> user = spec.application().pod().user();
        if (user.isEmpty() || user.get() == 0) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<container><user>: " + (user.isEmpty() ? "it is a name" : "it is root")
                            + ", and Kubernetes only starts the generated pods as a number other than 0 (Pod Security"
                            + " restricted)",
                    "set <container><user>65532:65532, or <kubernetes><manifests><generate>false with manifests of your own");
        }
    }

    private List<Manifest> fragments(SortedMap<String, String> files) {
        Placeholders placeholders = new Placeholders(
                name -> image.variable(name).or(() -> variables.find(name)),
                reference -> image.isMeantBy(reference) ? Optional.of(image.reference()) : Optional.empty());
        List<YamlDocument> documents = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            for (YamlDocument document : new YamlReader(file.getKey(), placeholders).read(file.getValue())) {
                documents.addAll(flat(document));
            }
        }
        placeholders.check(variables.words());
        return documents.stream().map(this::fragment).toList();
    }

    /** A document of kind List stands for its items, as for kubectl. */
    private static List<YamlDocument> flat(YamlDocument document) {
        JsonNode items = document.content().path("items");
        if (!document.content().path("kind").asText().equals("List") || !items.isArray()) {
            return List.of(document);
        }
        List<YamlDocument> flat = new ArrayList<>();
        items.forEach(item -> flat.add(new YamlDocument(document.place(), (ObjectNode) item)));
        return flat;
    }

    /** Its version and name may be left out where it is clear what is meant. */
    private Manifest fragment(YamlDocument document) {
        ObjectNode content = document.content();
        String kind = content.path("kind").asText();
        if (kind.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    document.place() + ": this document has no kind",
                    "write for example kind: Deployment, or leave the file out of "
                            + spec.directory().getFileName());
        }
        ObjectNode complete = content;
        if (!content.has("apiVersion")) {
            String version = KnownKinds.version(kind)
                    .orElseThrow(() -> new BuildFailure(
                            FailureCode.CONFIGURATION,
                            document.place() + ": " + kind
                                    + " has no apiVersion, and it is not clear which one is meant",
                            "write apiVersion: above kind: " + kind));
            complete = content.objectNode().put("apiVersion", version);
            complete.setAll(content);
        }
        ObjectNode metadata = complete.withObject("/metadata");
        if (metadata.path("name").asText().isEmpty()) {
            metadata.put(
                    "name",
                    kind.equals("Namespace")
                            ? spec.application()
                                    .namespace()
                                    .orElse(spec.application().name())
                            : spec.application().name());
        }
        return new Manifest(complete);
    }

    private boolean isWorkloadOfAnotherName(Manifest manifest) {
        return manifest.isWorkload() && !manifest.isOf(deployment());
    }

    private Manifest deployment() {
        ObjectNode content = Json.object().put("apiVersion", "apps/v1").put("kind", "Deployment");
        content.putObject("metadata").put("name", spec.application().name());
        return new Manifest(content);
    }

    /** A fragment without a namespace is about the object in whatever namespace. */
    private static int place(List<Manifest> manifests, Manifest fragment) {
        for (int i = 0; i < manifests.size(); i++) {
            Manifest candidate = manifests.get(i);
            if (candidate.isOf(fragment)
                    && (fragment.namespace().isEmpty()
                            || candidate.namespace().isEmpty()
                            || candidate.namespace().equals(fragment.namespace()))) {
                return i;
            }
        }
        return -1;
    }

    private void complete(Manifest manifest) {
        Application application = spec.application();
        if (KnownKinds.isNamespaced(manifest) && manifest.namespace().isEmpty()) {
            application
                    .namespace()
                    .ifPresent(namespace ->
                            manifest.content().withObject("/metadata").put("namespace", namespace));
        }
        OwnLabels.put(manifest, application.name());
    }

    private void check(List<Manifest> manifests) {
        List<Manifest> workloads =
                manifests.stream().filter(Manifest::isWorkload).toList();
        if (workloads.isEmpty()) {
            return;
        }
        if (workloads.stream().noneMatch(workload -> workload.runs(image.reference()))) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "no container of the manifests has the image that this module builds: " + workloads,
                    "write image: ${image} or image: ko://" + image.modulePath() + " in the container that runs it");
        }
    }
}
