package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.DownloadLogins;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.ModuleFiles;
import io.github.gocontainer.golang.SourceStamp;
import io.github.gocontainer.golang.TemporaryLogins;
import io.github.gocontainer.golang.TimeZones;
import io.github.gocontainer.golang.compile.CompileSpec;
import io.github.gocontainer.golang.compile.GoBinary;
import io.github.gocontainer.golang.compile.GoCompiler;
import io.github.gocontainer.golang.compile.LinkedProgram;
import io.github.gocontainer.golang.compile.LinkedPrograms;
import io.github.gocontainer.golang.modules.CertificateModule;
import io.github.gocontainer.golang.modules.ModuleDownload;
import io.github.gocontainer.golang.modules.ModuleFolders;
import io.github.gocontainer.golang.modules.ModuleRevision;
import io.github.gocontainer.golang.modules.ModuleState;
import io.github.gocontainer.golang.modules.Revision;
import io.github.gocontainer.golang.toolchain.GoToolchains;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.image.BaseImage;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.PlanDocument;
import io.github.gocontainer.plan.Planner;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.process.CommandRunner;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.quality.GoTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The stages wired together for one module: each is done at most once in a session, whichever goal asks first.
 */
public final class Stages implements AutoCloseable {

    private final MavenContext context;
    private final BuildLog log;
    private final BuildPlan plan;
    private final Map<String, String> environment = Environment.variables();
    private final CommandRunner runner = new AskedOnce(new SystemCommandRunner());
    private Optional<TemporaryLogins> logins = Optional.empty();
    private Map<String, DownloadLogins.Login> known = Map.of();

    public Stages(MavenContext context, BuildLog log) {
        this.context = context;
        this.log = log;
        this.plan = Planner.plan(context.request());
        warnOnce();
    }

    private void warnOnce() {
        if (context.shared("warnings", List.class).isEmpty()) {
            plan.warnings().forEach(log::warn);
            context.share("warnings", plan.warnings());
        }
    }

    public MavenContext context() {
        return context;
    }

    public BuildLog log() {
        return log;
    }

    public BuildPlan plan() {
        return plan;
    }

    /** The Go of this module; writes {@code plan.json}. */
    public GoToolchain toolchain() {
        return context.shared("toolchain", GoToolchain.class)
                .filter(toolchain -> Files.isRegularFile(toolchain.executable())
                        && Files.isRegularFile(plan.workspace().planFile()))
                .orElseGet(this::provideToolchain);
    }

    private GoToolchain provideToolchain() {
        GoToolchain toolchain;
        try (HttpTransport transport = Connections.transport(context)) {
            toolchain = new GoToolchains(
                            goEnvironment(),
                            HostPlatform.of(
                                    context.environment().osName(),
                                    context.environment().osArchitecture()),
                            runner,
                            transport,
                            Connections.downloadLogins(context, plan),
                            log)
                    .provide(plan.toolchain());
        } catch (IOException e) {
            throw Failures.files("the connections of the toolchain download could not be closed", e);
        }
        writePlan(
                Optional.of(new PlanDocument.ToolchainChoice(toolchain.version().toString(), toolchain.origin())));
        context.share("toolchain", toolchain);
        return toolchain;
    }

    public void writePlan(Optional<PlanDocument.ToolchainChoice> toolchain) {
        try {
            AtomicFiles.write(plan.workspace().planFile(), PlanDocument.write(plan, toolchain));
        } catch (IOException e) {
            throw Failures.files("plan.json could not be written", e);
        }
    }

    /**
     * The environment of Go's processes: with the proxies of settings.xml, and with logins, when settings.xml has some for
     * the hosts of modules.
     */
    public Map<String, String> goEnvironment() {
        Map<String, String> complete = new TreeMap<>(environment);
        complete.putAll(ProxyVariables.of(Connections.proxies(context), environment));
        Map<String, DownloadLogins.Login> found = Connections.moduleLogins(context, plan, goPlaces());
        if (!found.equals(known)) {
            logins.ifPresent(TemporaryLogins::close);
            logins = found.isEmpty() ? Optional.empty() : Optional.of(new TemporaryLogins(found, environment));
            known = found;
        }
        logins.ifPresent(open -> complete.putAll(open.environment()));
        return complete;
    }

    /** Where modules come from: also what {@code go env -w} says, as soon as there is a Go that can be asked. */
    private Map<String, String> goPlaces() {
        if (context.session().getSettings().getServers().isEmpty()) {
            return environment;
        }
        return context.shared("toolchain", GoToolchain.class)
                .map(toolchain -> context.shared("places", GoPlaces.class).orElseGet(() -> {
                    GoPlaces places = new GoPlaces(GoEnvironment.places(toolchain, environment, runner));
                    context.share("places", places);
                    return places;
                }))
                .map(GoPlaces::variables)
                .orElse(environment);
    }

    private record GoPlaces(Map<String, String> variables) {}

    @Override
    public void close() {
        logins.ifPresent(TemporaryLogins::close);
    }

    /** The modules that the module depends on, downloaded and verified. */
    public ModuleState modules() {
        return context.shared("modules", ModuleState.class).orElseGet(() -> {
            ModuleState state = new ModuleDownload(toolchain(), goEnvironment(), runner, log).download(plan.modules());
            context.share("modules", state);
            return state;
        });
    }

    /**
     * Go at work on the module as it is on this machine; to be used within {@link HostGo#unchanged}.
     *
     * @param cgo whether C is compiled too
     */
    public HostGo hostGo(boolean cgo) {
        modules();
        CompileSpec spec = plan.compile();
        GoToolchain toolchain = toolchain();
        GoModule module = GoModule.read(spec.moduleDirectory(), GoEnvironment.merged(environment, spec.environment()));
        Map<String, String> settings = GoEnvironment.of(
                        toolchain, goEnvironment(), spec.environment(), spec.allowToolexec(), runner, BuildLog.silent())
                .forHost(cgo, spec.offline());
        GoTool tool = new GoTool(
                toolchain.executable(), toolchain.version().toString(), module.directory(), settings, spec.timeout());
        return new HostGo(tool, new ModuleFiles(module, log));
    }

    /** The environment in which Go sees the module as it is on a platform. */
    public Map<String, String> goSettings(Platform platform) {
        CompileSpec spec = plan.compile();
        return GoEnvironment.of(
                        toolchain(),
                        goEnvironment(),
                        spec.environment(),
                        spec.allowToolexec(),
                        runner,
                        BuildLog.silent())
                .forPlatform(platform, spec.cgo(), spec.offline());
    }

    /** Starts the processes of stages that are not wired here. */
    public CommandRunner runner() {
        return runner;
    }

    /** The last commit that touched the module's inputs. */
    public Optional<Revision> revision() {
        return new ModuleRevision(toolchain(), environment, runner, log).find(plan.revision());
    }

    /** The binaries of all platforms. */
    public CompiledModule compiled() {
        return context.shared("compiled", CompiledModule.class)
                .filter(CompiledModule::isThere)
                .orElseGet(this::compile);
    }

    private CompiledModule compile() {
        return compile(log);
    }

    private CompiledModule compile(BuildLog log) {
        checkCertificateFiles();
        if (!plan.compile().isAllPrebuilt()) {
            modules();
        }
        SourceStamp sources = sources();
        context.share("sources", sources);
        Optional<Revision> revision = revision();
        CompileSpec spec = plan.compile().withRevision(revision);
        Rehearsal rehearsal = Rehearsal.start(context, plan, sources);
        List<GoBinary> binaries;
        try {
            binaries = new GoCompiler(toolchain(), goEnvironment(), runner, CpuBudget.shared(), log).compile(spec);
        } finally {
            rehearsal.end();
        }
        CompiledModule compiled = new CompiledModule(binaries, revision);
        context.share("compiled", compiled);
        return compiled;
    }

    /** What the binaries say that they were made of. */
    public List<LinkedProgram> linked(CompiledModule compiled) {
        return new LinkedPrograms(toolchain(), environment, runner)
                .read(plan.workspace().binaries(), compiled.binaries());
    }

    /** Where the files of modules are. */
    public ModuleFolders moduleFolders() {
        Map<String, String> configured = plan.modules().environment();
        GoEnvironment settings =
                GoEnvironment.of(toolchain(), environment, configured, true, runner, BuildLog.silent());
        return new ModuleFolders(
                GoModule.read(plan.modules().moduleDirectory(), GoEnvironment.merged(environment, configured)),
                GoEnvironment.merged(environment, configured),
                Path.of(settings.get("GOMODCACHE")));
    }

    /** From what the image's programs were compiled, for what is judged before there is an image. */
    public Digest inputs() {
        return compiled().inputs();
    }

    /** The same as it is now: asked again where somebody touched a file since. */
    public Digest inputsNow() {
        Optional<SourceStamp> before = context.shared("sources", SourceStamp.class);
        return before.filter(sources()::equals).isPresent()
                ? inputs()
                : compile(BuildLog.silent()).inputs();
    }

    private SourceStamp sources() {
        Path folder = plan.compile().moduleDirectory();
        try {
            return SourceStamp.of(
                    GoModule.read(
                            folder,
                            GoEnvironment.merged(environment, plan.compile().environment())),
                    plan.revision().outputs());
        } catch (IOException e) {
            throw Failures.files("the sources in " + folder + " could not be looked at", e);
        }
    }

    /** Before compiling, and not at once: a plugin of an earlier phase may fetch them. */
    private void checkCertificateFiles() {
        for (Path file : plan.image().certificates().files()) {
            if (!Files.isRegularFile(file)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        Setting.CONTAINER_CA_CERTIFICATES.element() + ": there is no file " + file,
                        "correct the path, which is taken from the module's folder; expected bundled, none or PEM files");
            }
        }
    }

    /** The certificate authorities of the pinned bundle, in PEM. */
    public byte[] certificates() {
        return new CertificateModule(goEnvironment(), runner, log)
                .certificates(
                        toolchain(),
                        plan.compile().environment(),
                        plan.cacheDirectory(),
                        plan.offline(),
                        plan.compile().timeout());
    }

    /** The time zones that the image is to know; none when it is not to. */
    public SortedMap<String, byte[]> timeZones() {
        return plan.image().timezoneData() ? TimeZones.of(toolchain()) : new TreeMap<>();
    }

    /** Registries, to be closed by the goal. */
    public RegistryAccess registries() {
        return new RegistryAccess(context, plan, runner, log);
    }

    /** The base image of each platform; none for an image from scratch. */
    public Map<Platform, BaseImage> bases() {
        Map<Platform, BaseImage> bases = new TreeMap<>();
        if (!plan.image().bases().isEmpty()) {
            withBases(stage -> plan.image()
                    .platformsByBase()
                    .values()
                    .forEach(base -> bases.putAll(stage.pull(base.getKey(), base.getValue()))));
        }
        return bases;
    }

    /** Lets something be done with base images, and closes the connections to their registries after it. */
    void withBases(Consumer<BaseStage> action) {
        try (RegistryAccess access = registries()) {
            action.accept(new BaseStage(plan, access.source(), log));
        }
    }
}
