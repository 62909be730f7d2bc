package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.mojo.parameters.ContainerParameters;
import io.github.gocontainer.mojo.parameters.DependenciesParameters;
import io.github.gocontainer.mojo.parameters.EnvironmentParameters;
import io.github.gocontainer.mojo.parameters.ExtraDirectoriesParameters;
import io.github.gocontainer.mojo.parameters.FromParameters;
import io.github.gocontainer.mojo.parameters.GenerateParameters;
import io.github.gocontainer.mojo.parameters.GoParameters;
import io.github.gocontainer.mojo.parameters.KubernetesParameters;
import io.github.gocontainer.mojo.parameters.LoadParameters;
import io.github.gocontainer.mojo.parameters.LogsParameters;
import io.github.gocontainer.mojo.parameters.PushParameters;
import io.github.gocontainer.mojo.parameters.RollbackParameters;
import io.github.gocontainer.mojo.parameters.SbomParameters;
import io.github.gocontainer.mojo.parameters.ScanParameters;
import io.github.gocontainer.mojo.parameters.SmokeTestParameters;
import io.github.gocontainer.mojo.parameters.TestsParameters;
import io.github.gocontainer.mojo.parameters.ToParameters;
import io.github.gocontainer.mojo.parameters.VetParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What all goals share: the configuration, so that it can stand at the plugin's level, and the translation of failures.
 *
 * <p>Every value can also be given as {@code -Dgocontainer.<element>.<element>}, as an environment variable or as a Maven
 * property; {@code mvn gocontainer:plan} shows which one won.
 */
// Maven fills the private fields and PomValues reads them by their names.
@SuppressWarnings("UnusedVariable")
public abstract class GocontainerMojo extends AbstractMojo {

    /** The fields that are no configuration. */
    static final Set<String> MAVENS_OWN = Set.of("project", "session", "mojoExecution", "settingsDecrypter");

    /** The goals that do something. */
    static final Set<String> GOALS = Set.of(
            "resolve",
            "generate",
            "compile",
            "vet",
            "dependencies",
            "test",
            "image",
            "manifests",
            "smoke-test",
            "load",
            "doctor",
            "scan",
            "push",
            "plan",
            "lock",
            "deploy",
            "rollback",
            "undeploy",
            "status",
            "logs");

    /** Of META-INF/plexus/components.xml. */
    public static final String CONFIGURATOR = "gocontainer";

    /** The packaging whose modules must be Go modules. */
    public static final String PACKAGING = "gocontainer";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution mojoExecution;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    /** Which Go, and how it compiles. */
    @Parameter
    @Nullable
    private GoParameters go;

    /** The platforms of the image, for example {@code linux/amd64} (the default) and {@code linux/arm64}. */
    @Parameter
    @Nullable
    private List<String> platforms;

    /** The base image; {@code scratch} without this block. */
    @Parameter
    @Nullable
    private FromParameters from;

    /** Where the image goes; without this block nothing is pushed. */
    @Parameter
    @Nullable
    private ToParameters to;

    /** What must be true before the image is pushed. */
    @Parameter
    @Nullable
    private PushParameters push;

    /** How the image is started and looked at before it ships; without this block it is not. */
    @Parameter
    @Nullable
    private SmokeTestParameters smokeTest;

    /** Where goal load puts the image. */
    @Parameter
    @Nullable
    private LoadParameters load;

    /** What a container of the image runs and how. */
    @Parameter
    @Nullable
    private ContainerParameters container;

    /** Folders whose files go into the image; without this block {@code src/main/container}, when it exists. */
    @Parameter
    @Nullable
    private ExtraDirectoriesParameters extraDirectories;

    /** What {@code go generate} runs; without this block it is not run. */
    @Parameter
    @Nullable
    private GenerateParameters generate;

    /** Who looks at the sources, and whether findings fail the build. */
    @Parameter
    @Nullable
    private VetParameters vet;

    /** Which tests run, how, and what part of the code they have to cover. */
    @Parameter
    @Nullable
    private TestsParameters tests;
    /** The bills of materials beside the image; CycloneDX and SPDX without this block. */
    @Parameter
    @Nullable
    private SbomParameters sbom;

    /** The environment of {@code <environments>} that is meant; best as {@code -Dgocontainer.environment=production}. */
    @Parameter
    @Nullable
    private String environment;

    /** What is different in which environment. */
    @Parameter
    @Nullable
    private List<EnvironmentParameters> environments;

    /** Whether nothing is pushed and rolled out before all modules of the reactor have passed. */
    @Parameter
    @Nullable
    private String atEnd;

    /** Which workload of which cluster the image is rolled out to; without this block nothing is. */
    @Parameter
    @Nullable
    private KubernetesParameters kubernetes;

    /** What {@code gocontainer:rollback} goes back to. */
    @Parameter
    @Nullable
    private RollbackParameters rollback;

    /** What {@code gocontainer:logs} shows. */
    @Parameter
    @Nullable
    private LogsParameters logs;

    /** Whether go.mod is in order; without this block only {@code mvn gocontainer:dependencies} looks. */
    @Parameter
    @Nullable
    private DependenciesParameters dependencies;
    /** Whether there is also {@code image.tar}, for {@code docker load}. */
    @Parameter
    @Nullable
    private String imageTar;

    /** What is looked for in the finished image, and what may be found; without this block nothing is scanned. */
    @Parameter
    @Nullable
    private ScanParameters scan;

    /** Whether registries that are not on this machine may be talked to without TLS. */
    @Parameter
    @Nullable
    private String allowInsecureRegistries;

    /** Whether credentials may be sent without TLS to registries that are not on this machine. */
    @Parameter
    @Nullable
    private String sendCredentialsOverHttp;

    /** The size of the parts in which blobs are uploaded, for example {@code 32M}; without it, in one part. */
    @Parameter
    @Nullable
    private String uploadChunkSize;

    /** Where the goals leave their files; {@code target/gocontainer} without it. */
    @Parameter
    @Nullable
    private String outputDirectory;

    /** Where downloaded toolchains and base images are kept; the user's cache folder without it. */
    @Parameter
    @Nullable
    private String cacheDirectory;

    /** Whether all goals do nothing. */
    @Parameter
    @Nullable
    private String skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            MavenContext context = new MavenContext(project, session, mojoExecution, settingsDecrypter, this);
            Optional<String> skipReason = context.skipReason();
            if (skipReason.isPresent()) {
                getLog().info("skipped: " + skipReason.get());
                skipped(context, skipReason.get());
                nothingToDo(context);
            } else if (isGoModule()) {
                UnknownSettings.check(
                        session.getUserProperties(), Environment.variables(), new MavenBuildLog(getLog()));
                context.checkConfiguration();
                try (Stages stages = new Stages(context, new MavenBuildLog(getLog()))) {
                    run(stages);
                }
            } else {
                getLog().info("not a Go module: nothing to do");
                nothingToDo(context);
            }
        } catch (BuildFailure e) {
            throw Failures.translated(e, session.getRequest().isShowErrors());
        }
    }

    /** Does the goal's one stage. */
    protected abstract void run(Stages stages);

    /** Leaves what Maven needs even where the goal does not run; for most goals nothing. */
    protected void skipped(MavenContext context, String reason) {}

    /** Tells those who wait for this module that the goal did not run in it; for most goals nobody does. */
    protected void nothingToDo(MavenContext context) {}

    private boolean isGoModule() {
        boolean hasGoMod = GoModule.isIn(project.getBasedir().toPath());
        if (!hasGoMod && project.getPackaging().equals(PACKAGING)) {
            throw Failures.noGoModule(project.getBasedir().toPath());
        }
        return hasGoMod;
    }
}
