package io.github.gocontainer.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Maven's objects as a session has them, without a Maven. */
public final class TestMaven {

    static final String KEY = "io.github.gocontainer:gocontainer-maven-plugin";

    public final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    public final List<MavenProject> projects = new ArrayList<>();

    public MavenContext context() {
        return context("push", "default-push");
    }

    MavenContext context(String goal, String execution) {
        if (projects.isEmpty()) {
            projects.add(project(Path.of("/source/hello"), "hello"));
        }
        return new MavenContext(
                projects.get(0),
                session(),
                new MojoExecution(plugin(), goal, execution),
                new Decrypter(),
                new PlanMojo());
    }

    @SuppressWarnings("deprecation")
    MavenSession session() {
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        session.setProjects(projects);
        return session;
    }

    TestMaven server(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        request.addServer(server);
        return this;
    }

    TestMaven proxy(String id, String protocol, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setId(id);
        proxy.setProtocol(protocol);
        proxy.setActive(active);
        proxy.setHost(id + ".example");
        proxy.setPort(3128);
        request.addProxy(proxy);
        return this;
    }

    public static MavenProject project(Path directory, String artifactId) {
        Model model = new Model();
        model.setGroupId("org.example");
        model.setArtifactId(artifactId);
        model.setVersion("1.0");
        model.setPackaging("pom");
        model.setBuild(new Build());
        model.getBuild().setDirectory(directory.resolve("target").toString());
        model.getBuild().addPlugin(plugin());
        MavenProject project = new MavenProject(model);
        project.setFile(directory.resolve("pom.xml").toFile());
        return project;
    }

    static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.gocontainer");
        plugin.setArtifactId("gocontainer-maven-plugin");
        return plugin;
    }

    public static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    /** Decrypts {@code {x}} to {@code x}, but neither {@code {broken}}, with a problem, nor {@code {kept}}, without. */
    static final class Decrypter implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            List<SettingsProblem> problems = new ArrayList<>();
            List<Server> servers = request.getServers().stream()
                    .map(server -> {
                        Server copy = server.clone();
                        copy.setPassword(plain(server.getPassword(), problems));
                        return copy;
                    })
                    .toList();
            List<Proxy> proxies = request.getProxies().stream()
                    .map(proxy -> {
                        Proxy copy = proxy.clone();
                        copy.setPassword(plain(proxy.getPassword(), problems));
                        return copy;
                    })
                    .toList();
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return servers.isEmpty() ? null : servers.get(0);
                }

                @Override
                public List<Server> getServers() {
                    return servers;
                }

                @Override
                public Proxy getProxy() {
                    return proxies.isEmpty() ? null : proxies.get(0);
                }

                @Override
                public List<Proxy> getProxies() {
                    return proxies;
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return problems;
                }
            };
        }

        private static String plain(String password, List<SettingsProblem> problems) {
            if ("{broken}".equals(password)) {
                problems.add(new DefaultSettingsProblem(
                        "no master password", SettingsProblem.Severity.ERROR, "settings.xml", -1, -1, null));
            }
            return password == null || List.of("{broken}", "{kept}").contains(password)
                    ? password
                    : password.replaceAll("^\\{(.*)}$", "$1");
        }
    }
}
