package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.plan.EnvironmentRequest;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.PushTargets;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.SettingText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds modules of one reactor that would overwrite each other's image, before anything is built. */
final class ReactorTargets {

    private ReactorTargets() {}

    static void check(MavenSession session, String pluginKey) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (MavenProject project : session.getProjects()) {
            Plugin plugin = project.getPlugin(pluginKey);
            boolean isGoModule = GoModule.isIn(project.getBasedir().toPath());
            if (plugin != null && isGoModule) {
                configurations(plugin)
                        .forEach((execution, configuration) ->
                                claim(owners, owner(project, execution), targets(session, project, configuration)));
            }
        }
    }

    private static String owner(MavenProject project, String execution) {
        return project.getGroupId() + ":" + project.getArtifactId()
                + (execution.isEmpty() ? "" : " (execution " + execution + ")");
    }

    private static void claim(Map<String, String> owners, String owner, Set<String> references) {
        for (String reference : references) {
            String earlier = owners.putIfAbsent(reference, owner);
            if (earlier != null && !earlier.equals(owner)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<to>: " + reference + " is the target of both " + earlier + " and " + owner,
                        "give each module its own <to><image>, or in the parent <to><registry>, to which the artifactId is"
                                + " appended");
            }
        }
    }

    /** The configuration of each execution that names an image, by its name; the plugin's own when there is none. */
    private static Map<String, Optional<Xpp3Dom>> configurations(Plugin plugin) {
        Map<String, Optional<Xpp3Dom>> configurations = new LinkedHashMap<>();
        for (PluginExecution execution : plugin.getExecutions()) {
            String name = MavenContext.executionName(execution.getId()).orElse("");
            if (execution.getGoals().contains("push")) {
                configurations.put(name, dom(execution.getConfiguration()));
            }
        }
        if (configurations.isEmpty()) {
            configurations.put("", dom(plugin.getConfiguration()));
        }
        return configurations;
    }

    private static Set<String> targets(MavenSession session, MavenProject project, Optional<Xpp3Dom> configuration) {
        SettingSources sources = new SettingSources(
                session.getUserProperties(),
                Environment.variables(),
                setting -> configuration.flatMap(dom -> value(dom, setting)),
                project.getProperties());
        if (new Skip(sources, "push").reason().isPresent()) {
            return Set.of();
        }
        List<Given> given = new ArrayList<>();
        Stream.of(Setting.TO_IMAGE, Setting.TO_REGISTRY, Setting.TO_TAGS, Setting.ENVIRONMENT)
                .forEach(setting -> sources.find(setting).ifPresent(given::add));
        return new LinkedHashSet<>(PushTargets.references(
                given, configuration.map(ReactorTargets::environments).orElse(List.of()), project.getArtifactId()));
    }

    /** What the environments say about targets. */
    private static List<EnvironmentRequest> environments(Xpp3Dom configuration) {
        Xpp3Dom list = configuration.getChild("environments");
        List<EnvironmentRequest> environments = new ArrayList<>();
        for (Xpp3Dom item : list == null ? new Xpp3Dom[0] : list.getChildren()) {
            Map<Setting, Given.Value> settings = new EnumMap<>(Setting.class);
            Map.of("image", Setting.TO_IMAGE, "registry", Setting.TO_REGISTRY, "tags", Setting.TO_TAGS)
                    .forEach((name, setting) ->
                            valueOf(item.getChild(name), setting).ifPresent(value -> settings.put(setting, value)));
            Optional<String> name = Optional.ofNullable(item.getChild("name")).map(Xpp3Dom::getValue);
            environments.add(new EnvironmentRequest(name.map(String::strip), settings));
        }
        return environments;
    }

    private static Optional<Given.Value> value(Xpp3Dom configuration, Setting setting) {
        Xpp3Dom element = configuration;
        for (String name : setting.path().split("\\.")) {
            element = element == null ? null : element.getChild(name);
        }
        return valueOf(element, setting);
    }

    private static Optional<Given.Value> valueOf(@Nullable Xpp3Dom element, Setting setting) {
        if (element == null) {
            return Optional.empty();
        }
        if (setting.kind() == Setting.Kind.LIST && element.getChildCount() > 0) {
            return Optional.of(new Given.Value.Items(Stream.of(element.getChildren())
                    .map(Xpp3Dom::getValue)
                    .filter(Objects::nonNull)
                    .toList()));
        }
        return Optional.ofNullable(element.getValue()).map(text -> SettingText.parse(setting, text));
    }

    private static Optional<Xpp3Dom> dom(@Nullable Object configuration) {
        return configuration instanceof Xpp3Dom dom ? Optional.of(dom) : Optional.empty();
    }
}
