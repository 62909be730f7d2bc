package io.github.gocontainer.mojo;

import io.github.gocontainer.mojo.parameters.PomBeans;
import io.github.gocontainer.mojo.parameters.PomValues;
import io.github.gocontainer.plan.BuildRequest;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.HostFacts;
import io.github.gocontainer.plan.Setting;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Reads from Maven's objects what the user asked for. */
public final class MavenContext {

    private static final String DEFAULT = "default";

    /** Of the contract, whether they are there already or not: their default executions share one workspace. */
    private static final Set<String> GOALS = Set.of(
            "resolve",
            "generate",
            "compile",
            "vet",
            "dependencies",
            "test",
            "image",
            "manifests",
            "smoke-test",
            "scan",
            "push",
            "deploy",
            "load",
            "plan",
            "status",
            "logs",
            "rollback",
            "undeploy",
            "lock",
            "verify-reproducible",
            "init",
            "doctor");

    private final MavenProject project;
    private final MavenSession session;
    private final MojoExecution execution;
    private final SettingsDecrypter decrypter;
    private final PomValues pom;
    private final SettingSources sources;

    public MavenContext(
            MavenProject project,
            MavenSession session,
            MojoExecution execution,
            SettingsDecrypter decrypter,
            GocontainerMojo goal) {
        this.project = project;
        this.session = session;
        this.execution = execution;
        this.decrypter = decrypter;
        this.pom = new PomValues(goal);
        this.sources = new SettingSources(
                session.getUserProperties(), Environment.variables(), pom::find, project.getProperties());
    }

    public MavenProject project() {
        return project;
    }

    public MavenSession session() {
        return session;
    }

    public SettingsDecrypter decrypter() {
        return decrypter;
    }

    public Environment environment() {
        return new Environment();
    }

    /** Of this plugin. */
    public String pluginVersion() {
        return execution.getVersion();
    }

    /** What the user gave for one setting. */
    public Optional<Given> given(Setting setting) {
        return sources.find(setting);
    }

    /** The goal that runs, for example {@code push}. */
    public String goal() {
        return execution.getGoal();
    }

    /** The modules of this build in which the same goal runs, in the order of the reactor. */
    public List<MavenProject> projectsOfGoal() {
        return session.getProjects().stream()
                .filter(module -> execution.getSource() == MojoExecution.Source.CLI || binds(module))
                .toList();
    }

    private boolean binds(MavenProject module) {
        Plugin plugin = module.getPlugin(execution.getPlugin().getKey());
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(bound -> bound.getGoals().contains(goal()));
    }

    /** Why the goal does nothing; empty when it is to run. */
    public Optional<String> skipReason() {
        return new Skip(sources, execution.getGoal()).reason();
    }

    /** Rejects unknown elements of the plugin's configuration and targets that two modules share. */
    public void checkConfiguration() {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (plugin != null) {
            check(plugin.getConfiguration());
            PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
            check(own == null ? null : own.getConfiguration());
        }
        ReactorTargets.check(session, execution.getPlugin().getKey());
    }

    private static void check(@Nullable Object configuration) {
        if (configuration instanceof Xpp3Dom dom) {
            KnownElements.check(new ConfigurationTree.OfModel(dom));
        }
    }

    public BuildRequest request() {
        PomBeans beans = new PomBeans(pom);
        return new BuildRequest(
                new ProjectReader(project, session).facts(),
                new HostFacts(new Environment().cacheDirectory(), localRepository(), session.isOffline()),
                executionName(execution.getExecutionId()),
                sources.all(),
                beans.binaries(),
                beans.extraDirectories(),
                beans.permissions(),
                beans.smokeTest(),
                beans.environments());
    }

    private Optional<Path> localRepository() {
        return Optional.ofNullable(session.getRequest().getLocalRepositoryPath())
                .map(File::toPath);
    }

    /** The execution's name where it is neither the lifecycle's, the command line's nor Maven's default one. */
    public static Optional<String> executionName(String id) {
        boolean isDefault = id.equals(DEFAULT) || id.equals(DEFAULT + "-cli");
        boolean isLifecycles = id.startsWith(DEFAULT + "-") && GOALS.contains(id.substring(DEFAULT.length() + 1));
        return isDefault || isLifecycles ? Optional.empty() : Optional.of(id);
    }

    /** Whether this module makes an image, so that it has a program. */
    public boolean makesImage() {
        return project.getPackaging().equals(GocontainerMojo.PACKAGING)
                || Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey()))
                        .map(plugin -> plugin.getExecutions().stream()
                                .anyMatch(other -> other.getGoals().contains("image")))
                        .orElse(false);
    }

    /** The name of this execution, where it has one of its own. */
    public Optional<String> execution() {
        return executionName(execution.getExecutionId());
    }

    /** Whether the user called the goal by its name, and no lifecycle did. */
    public boolean isCalledByName() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    /** Whether what this execution builds is the module's main artifact. */
    public boolean isMainArtifact() {
        return project.getPackaging().equals(GocontainerMojo.PACKAGING)
                && executionName(execution.getExecutionId()).isEmpty();
    }

    /** Keeps a value for the later goals of this module in this session. */
    public <T> void share(String name, T value) {
        project.setContextValue(key(name), value);
    }

    /** What an earlier goal of this module left in this session. */
    public <T> Optional<T> shared(String name, Class<T> type) {
        Object value = project.getContextValue(key(name));
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private String key(String name) {
        return "gocontainer:" + executionName(execution.getExecutionId()).orElse("") + ":" + name;
    }
}
