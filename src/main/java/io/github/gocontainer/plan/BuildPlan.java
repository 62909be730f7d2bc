package io.github.gocontainer.plan;

import io.github.gocontainer.golang.CompileSpec;
import io.github.gocontainer.golang.ModuleDownloadSpec;
import io.github.gocontainer.golang.RevisionSpec;
import io.github.gocontainer.golang.ToolchainSpec;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What will happen: complete, valid and printable.
 *
 * @param compile without the revision, which is only known when Git was asked
 * @param push empty when the user named no target
 * @param settings every setting with its value and origin
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
        ImagePlan image,
        RegistryPlan registry,
        Optional<PushPlan> push,
        List<ResolvedSetting> settings) {

    /** The settings that say where things are and who may do what, but change no byte of the image. */
    private static final Set<Setting> NO_INPUT = EnumSet.of(
            Setting.GO_PATH,
            Setting.GO_TIMEOUT,
            Setting.GO_TOOLCHAIN_MIRROR,
            Setting.GO_TOOLCHAIN_SERVER_ID,
            Setting.GO_TOOLCHAIN_ALLOW_DOWNLOAD,
            Setting.FROM_CRED_HELPER,
            Setting.FROM_AUTH_USERNAME,
            Setting.FROM_AUTH_PASSWORD,
            Setting.TO_IMAGE,
            Setting.TO_REGISTRY,
            Setting.TO_TAGS,
            Setting.TO_CRED_HELPER,
            Setting.TO_AUTH_USERNAME,
            Setting.TO_AUTH_PASSWORD,
            Setting.ALLOW_INSECURE_REGISTRIES,
            Setting.SEND_CREDENTIALS_OVER_HTTP,
            Setting.UPLOAD_CHUNK_SIZE,
            Setting.OUTPUT_DIRECTORY,
            Setting.CACHE_DIRECTORY,
            Setting.SKIP);

    /** Repository without tag, or the artifact's name when there is no target. */
    public String imageName() {
        return push.map(target -> target.repository().name()).orElse(project.artifactId());
    }

    /** The settings that the image depends on, as text by their path. */
    public SortedMap<String, String> imageInputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (ResolvedSetting setting : settings) {
            if (!NO_INPUT.contains(setting.setting())) {
                inputs.put(setting.setting().path(), setting.value().toString());
            }
        }
        return inputs;
    }
}
