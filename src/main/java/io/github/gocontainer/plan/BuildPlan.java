package io.github.gocontainer.plan;

import io.github.gocontainer.docker.smoke.SmokeTestSpec;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.generate.GenerateSpec;
import io.github.gocontainer.golang.modules.ModuleDownloadSpec;
import io.github.gocontainer.golang.modules.RevisionSpec;
import io.github.gocontainer.golang.toolchain.ToolchainSpec;
import io.github.gocontainer.image.files.ExtraDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What will happen: complete, valid and printable.
 *
 * @param compile without the revision, which is only known when Git was asked
 * @param generate empty when nothing is to be generated
 * @param push empty when the user named no target
 * @param requiredGates without whose good word about the image nothing is pushed
 * @param smokeTest empty when the user asked for none
 * @param kubernetes empty when the user gave nothing about a cluster
 * @param manifests empty when there is no cluster, or a workload in it that gets nothing but the image
 * @param atEnd whether pushing and rolling out wait for all modules of the reactor
 * @param trigger empty when no pipeline waits for the image
 * @param settings every setting with its value and origin
 * @param extraFolders where the image's extra directories are, in words that fit in every checkout
 * @param warnings sentences about what the user should look at although it is accepted
 */
public record BuildPlan(
        ProjectFacts project,
        Workspace workspace,
        Path cacheDirectory,
        boolean offline,
        ToolchainSpec toolchain,
        Optional<String> toolchainServerId,
        ModuleDownloadSpec modules,
        RevisionSpec revision,
        CompileSpec compile,
        Optional<GenerateSpec> generate,
        VetPlan vet,
        TestPlan tests,
        ImagePlan image,
        SbomPlan sbom,
        DependenciesPlan dependencies,
        Optional<ScanPlan> scan,
        BasePlan bases,
        RegistryPlan registry,
        Optional<PushPlan> push,
        SortedSet<String> requiredGates,
        Optional<SmokeTestSpec> smokeTest,
        LoadPlan load,
        Optional<KubernetesPlan> kubernetes,
        Optional<ManifestPlan> manifests,
        boolean atEnd,
        Optional<TriggerPlan> trigger,
        List<ResolvedSetting> settings,
        List<String> extraFolders,
        List<String> warnings) {

    /** The blocks that say where things go and what happens to the finished image, but change no byte of it. */
    private static final Set<String> NO_INPUT_BLOCKS = Set.of(
            "to",
            "push",
            "smokeTest",
            "load",
            "generate",
            "vet",
            "tests",
            "sbom",
            "dependencies",
            "imageTar",
            "scan",
            "kubernetes",
            "atEnd",
            "environment",
            "rollback",
            "logs",
            "allowInsecureRegistries",
            "sendCredentialsOverHttp",
            "uploadChunkSize",
            "outputDirectory",
            "cacheDirectory",
            "skip");

    /** Single settings of other blocks that change no byte either. */
    private static final Set<Setting> NO_INPUT = EnumSet.of(
            Setting.GO_PATH,
            Setting.GO_ALLOW_TOOLEXEC,
            Setting.GO_TIMEOUT,
            Setting.GO_TOOLCHAIN_MIRROR,
            Setting.GO_TOOLCHAIN_SERVER_ID,
            Setting.GO_TOOLCHAIN_ALLOW_DOWNLOAD,
            Setting.FROM_LOCK,
            Setting.FROM_UPDATE,
            Setting.FROM_MIRRORS,
            Setting.FROM_CRED_HELPER,
            Setting.FROM_AUTH_USERNAME,
            Setting.FROM_AUTH_PASSWORD);

    /** Repository without tag, or the artifact's name when there is no target. */
    public String imageName() {
        return push.map(target -> target.repository().name()).orElse(project.artifactId());
    }

    /** What the image depends on besides files and the Go that is used, as text by its place in the POM. */
    public SortedMap<String, String> imageInputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (ResolvedSetting setting : settings) {
            if (!NO_INPUT_BLOCKS.contains(setting.setting().block()) && !NO_INPUT.contains(setting.setting())) {
                inputs.put(setting.setting().path(), InputText.of(setting.input()));
            }
        }
        inputs.put("go.binaries", InputText.of(binaryInputs()));
        inputs.put("extraDirectories", InputText.of(directoryInputs()));
        inputs.put("project.artifactId", project.artifactId());
        inputs.put("project.version", project.version());
        inputs.put("project.description", project.description().orElse(""));
        inputs.put("project.url", project.url().orElse(""));
        inputs.put("project.scm.url", project.sourceUrl().orElse(""));
        return inputs;
    }

    private List<List<String>> binaryInputs() {
        List<List<String>> inputs = new ArrayList<>(compile.mains().stream()
                .map(main -> List.of(main.path(), main.name().orElse("")))
                .toList());
        compile.prebuilt()
                .forEach(binary -> inputs.add(
                        Math.min(binary.position(), inputs.size()), List.of("", binary.name(), binary.pattern())));
        return inputs;
    }

    /** Each program that the user named, for example {@code ./cmd/api as api}. */
    List<String> binaries() {
        List<String> binaries = new ArrayList<>(compile.mains().stream()
                .map(main ->
                        main.path() + main.name().map(name -> " as " + name).orElse(""))
                .toList());
        compile.prebuilt()
                .forEach(binary -> binaries.add(
                        Math.min(binary.position(), binaries.size()),
                        "prebuilt " + binary.pattern() + " as " + binary.name()));
        return binaries;
    }

    private List<Map<String, Object>> directoryInputs() {
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (int i = 0; i < extraFolders.size(); i++) {
            ExtraDirectory directory = image.extraDirectories().get(i);
            inputs.add(new TreeMap<>(Map.of(
                    "from", extraFolders.get(i),
                    "into", directory.into(),
                    "includes", directory.includes(),
                    "excludes", directory.excludes(),
                    "permissions", permissions(directory))));
        }
        return inputs;
    }

    /** Each folder of files, for example {@code src/web into /web includes [**}{@code /*.html]}. */
    List<String> extraDirectories() {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < extraFolders.size(); i++) {
            ExtraDirectory directory = image.extraDirectories().get(i);
            sentences.add(extraFolders.get(i) + " into " + directory.into()
                    + words(" includes ", directory.includes())
                    + words(" excludes ", directory.excludes())
                    + words(" permissions ", permissions(directory)));
        }
        return sentences;
    }

    private static List<String> permissions(ExtraDirectory directory) {
        return directory.permissions().stream()
                .map(permission -> permission.pattern()
                        + permission
                                .mode()
                                .map(mode -> " " + Integer.toOctalString(mode))
                                .orElse("")
                        + permission
                                .owner()
                                .map(owner -> " " + owner.user() + ":" + owner.group())
                                .orElse(""))
                .toList();
    }

    private static String words(String what, List<String> items) {
        return items.isEmpty() ? "" : what + items;
    }
}
