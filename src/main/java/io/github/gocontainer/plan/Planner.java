package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.compile.CompileModes;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.modules.ModuleDownloadSpec;
import io.github.gocontainer.golang.modules.RevisionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Turns what the user asked for into what will happen. */
public final class Planner {

    private static final String WORK_FOLDER = "gocontainer";
    private static final List<String> GATES =
            List.of("vet", "dependencies", "tests", "coverage", "smokeTest", "scan", "licenses");

    private final BuildRequest request;
    private final Settings settings;

    private Planner(BuildRequest request) {
        this.request = request;
        this.settings = new Settings(new EnvironmentChoice(request.environments()).over(request.settings()));
    }

    /**
     * Fills in every default and checks every value.
     *
     * @throws io.github.gocontainer.failure.BuildFailure for the first value that is not acceptable; names its element
     *     and the accepted form
     */
    public static BuildPlan plan(BuildRequest request) {
        return new Planner(request).plan();
    }

    /** Where the goals leave their files, whatever else of the request is acceptable. */
    public static Workspace workspace(BuildRequest request) {
        return new Planner(request).workspace();
    }

    private BuildPlan plan() {
        ProjectFacts project = request.project();
        Workspace workspace = workspace();
        Path cache = settings.optional(Setting.CACHE_DIRECTORY, this::inModule)
                .or(request.host()::cacheDirectory)
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "there is no folder for caches, because Java does not know this user's home folder",
                        "set -Duser.home=<folder> or HOME, or name a folder with <cacheDirectory>"
                                + " (-Dgocontainer.cacheDirectory=)"));
        settings.flag(Setting.SKIP, false);
        GoPlanner go = new GoPlanner(request, settings);
        Duration timeout = go.timeout();
        Map<String, String> environment = go.environment();
        CompileModes modes = new CompileModePlanner(request, settings).plan();
        ImagePlan image = new ImagePlanner(request, settings).plan(modes.coverage());
        CompileSpec compile = go.compile(environment, modes, image, workspace.binaries(), timeout);
        Optional<KubernetesPlan> kubernetes = new KubernetesPlanner(settings, this::inModule).plan();
        ManifestPlan manifests = new ApplicationPlanner(settings, image, project.artifactId(), this::inModule)
                .plan(kubernetes.flatMap(plan -> plan.cluster().namespace()));
        SbomPlan sbom = SbomPlan.of(settings);
        RegistryPlan registry = registry();
        return new BuildPlan(
                project,
                workspace,
                cache,
                request.host().offline(),
                go.toolchain(environment, cache),
                settings.optional(Setting.GO_TOOLCHAIN_SERVER_ID, text -> text),
                new ModuleDownloadSpec(
                        project.baseDirectory(),
                        workspace.directory(),
                        environment,
                        request.host().offline(),
                        timeout),
                revision(compile, outputs(cache)),
                compile,
                new GeneratePlanner(settings)
                        .plan(
                                project.baseDirectory(),
                                compile.allTags(),
                                outputs(cache),
                                workspace.generateLog(),
                                timeout),
                new VetPlanner(settings, workspace)
                        .plan(
                                compile.allTags(),
                                outputs(cache),
                                cache,
                                request.host().offline()),
                new TestPlanner(settings, workspace, project.buildDirectory()).plan(compile.allTags()),
                image,
                sbom,
                DependenciesPlan.of(settings, workspace),
                new ScanPlanner(settings, project.baseDirectory(), workspace, cache).plan(sbom),
                new BasePlanner(settings, project.baseDirectory()).plan(),
                registry,
                push(),
                requiredGates(),
                new SmokeTestPlanner(request, settings, image.ports()).plan(workspace.smokeTestLog()),
                LoadPlan.of(settings),
                kubernetes,
                kubernetes.filter(plan -> plan.patch().isEmpty()).map(plan -> manifests),
                settings.flag(Setting.AT_END, false),
                TriggerPlan.of(settings, registry.sendCredentialsOverHttp()),
                settings.resolved(new PortableText(project.baseDirectory())),
                new ExtraDirectoryPlanner(request).folders(),
                settings.exposed().stream()
                        .map(place -> place
                                + ": its name says that it is a secret, but it ends up in the image, where everybody who can"
                                + " pull it can read it")
                        .toList());
    }

    /** All that builds of this module make, of every execution. */
    private List<Path> outputs(Path cache) {
        List<Path> outputs = new ArrayList<>(List.of(request.project().buildDirectory(), outputDirectory(), cache));
        request.host().localRepository().ifPresent(outputs::add);
        return outputs;
    }

    private static RevisionSpec revision(CompileSpec compile, List<Path> outputs) {
        return new RevisionSpec(
                compile.moduleDirectory(),
                outputs,
                compile.platforms(),
                compile.allTags(),
                compile.cgo(),
                compile.environment(),
                compile.offline(),
                compile.timeout());
    }

    private Workspace workspace() {
        Path output = outputDirectory();
        return new Workspace(request.execution()
                .map(Planner::executionFolder)
                .map(output::resolve)
                .orElse(output));
    }

    private static String executionFolder(String id) {
        if (Workspace.hasName(id) || !id.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<execution><id>: '" + id
                            + "' cannot be the name of this execution's folder in target/gocontainer: "
                            + "expected letters, digits, _ . - and no name of the folder's own files, for example debug",
                    "give the execution another <id>, for example " + (Workspace.hasName(id) ? "my-" + id : "debug")
                            + ", or default-<goal> for the module's main image");
        }
        return id;
    }

    private Path outputDirectory() {
        return settings.scalar(
                Setting.OUTPUT_DIRECTORY,
                request.project().buildDirectory().resolve(WORK_FOLDER).toString(),
                this::inModule);
    }

    private Path inModule(String text) {
        return request.project().baseDirectory().resolve(text).normalize();
    }

    private RegistryPlan registry() {
        settings.secret(Setting.FROM_AUTH_PASSWORD);
        settings.secret(Setting.TO_AUTH_PASSWORD);
        settings.optional(Setting.FROM_AUTH_USERNAME, text -> text);
        settings.optional(Setting.TO_AUTH_USERNAME, text -> text);
        return new RegistryPlan(
                settings.flag(Setting.ALLOW_INSECURE_REGISTRIES, false),
                settings.flag(Setting.SEND_CREDENTIALS_OVER_HTTP, false),
                settings.optional(Setting.UPLOAD_CHUNK_SIZE, Forms::size),
                settings.optional(Setting.FROM_CRED_HELPER, text -> text),
                settings.optional(Setting.TO_CRED_HELPER, text -> text));
    }

    private SortedSet<String> requiredGates() {
        return new TreeSet<>(settings.list(Setting.PUSH_REQUIRE, List.of(), Planner::gate));
    }

    private static String gate(String name) {
        if (!GATES.contains(name)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not a gate: expected one of " + String.join(", ", GATES));
        }
        return name;
    }

    private Optional<PushPlan> push() {
        return new TargetPlanner(settings, request.project().artifactId()).plan();
    }
}
