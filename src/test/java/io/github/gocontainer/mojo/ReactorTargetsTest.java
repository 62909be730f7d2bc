package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReactorTargetsTest {

    private static final String HELLO = "<to><image>ghcr.io/acme/hello</image></to>";

    @TempDir
    Path root;

    private final TestMaven maven = new TestMaven();

    @Test
    void twoModulesWithOneTargetAreRejected() throws Exception {
        module("one", HELLO);
        module("two", "<to><image>ghcr.io/acme/hello:latest</image></to>");
        BuildFailure failure = rejected();
        assertTrue(failure.getMessage().contains("ghcr.io/acme/hello:latest"), failure.getMessage());
        assertTrue(failure.getMessage().contains("org.example:one and org.example:two"), failure.getMessage());
    }

    @Test
    void theTargetIsThatOfTheChosenEnvironment() throws Exception {
        String shared =
                "<environments><environment><name>test</name><image>ghcr.io/acme/test</image></environment></environments>";
        module("one", "<to><image>ghcr.io/acme/one</image></to>" + shared);
        module("two", "<to><image>ghcr.io/acme/two</image></to>" + shared);
        assertDoesNotThrow(this::check);
        maven.request.setUserProperties(TestMaven.properties("gocontainer.environment", "test"));
        assertTrue(rejected().getMessage().contains("ghcr.io/acme/test:latest"));
    }

    @Test
    void anyTagInCommonIsTooMuch() throws Exception {
        module("one", "<to><image>ghcr.io/acme/hello</image><tags><tag>1</tag><tag>2</tag></tags></to>");
        module("two", "<to><image>ghcr.io/acme/hello</image><tags>3,2</tags></to>");
        assertTrue(rejected().getMessage().contains("ghcr.io/acme/hello:2"));
    }

    @Test
    void anEmptyTagIsPassedOver() throws Exception {
        module("one", "<to><image>ghcr.io/acme/hello</image><tags><tag/></tags></to>");
        assertDoesNotThrow(this::check);
    }

    @Test
    void aRegistryWithEachArtifactIdIsFine() throws Exception {
        module("one", "<to><registry>ghcr.io/acme</registry></to>");
        module("two", "<to><registry>ghcr.io/acme</registry></to>");
        assertDoesNotThrow(this::check);
    }

    @Test
    void anImageOfTheCommandLineIsTheTargetOfAll() throws Exception {
        module("one", "");
        module("two", "");
        assertDoesNotThrow(this::check);
        maven.request.setUserProperties(TestMaven.properties("gocontainer.to.image", "ghcr.io/acme/hello"));
        rejected();
    }

    @Test
    void twoExecutionsOfOneModuleMayNotShareATarget() throws Exception {
        MavenProject project = module("one", "");
        execution(project, "default-push", HELLO);
        execution(project, "debug", HELLO);
        assertTrue(rejected().getMessage().contains("org.example:one and org.example:one (execution debug)"));
    }

    @Test
    void twoExecutionsOfOneModuleWithTargetsOfTheirOwnAreFine() throws Exception {
        MavenProject project = module("one", HELLO);
        execution(project, "default-push", HELLO);
        execution(project, "debug", "<to><image>ghcr.io/acme/hello:debug</image></to>");
        assertDoesNotThrow(this::check);
    }

    @Test
    void modulesWithoutGoAreNotAsked() throws Exception {
        module("one", HELLO);
        Files.delete(module("two", HELLO).getBasedir().toPath().resolve("go.mod"));
        assertDoesNotThrow(this::check);
    }

    @Test
    void whatIsSkippedIsNoTarget() throws Exception {
        MavenProject one = module("one", HELLO);
        module("two", HELLO);
        one.getProperties().setProperty("gocontainer.push.skip", "true");
        assertDoesNotThrow(this::check);
        one.getProperties().remove("gocontainer.push.skip");
        rejected();
        plugin(one).setConfiguration(dom(HELLO + "<skip> true </skip>"));
        assertDoesNotThrow(this::check);
        plugin(one).setConfiguration(dom(HELLO + "<skip>false</skip>"));
        rejected();
        for (String property : new String[] {"gocontainer.skip", "gocontainer.push.skip"}) {
            maven.request.setUserProperties(TestMaven.properties(property, "true"));
            assertDoesNotThrow(this::check);
        }
    }

    private MavenProject module(String name, String configuration) throws IOException, XmlPullParserException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.createFile(folder.resolve("go.mod"));
        MavenProject project = TestMaven.project(folder, name);
        plugin(project).setConfiguration(dom(configuration));
        maven.projects.add(project);
        return project;
    }

    private static void execution(MavenProject project, String id, String configuration)
            throws IOException, XmlPullParserException {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal("push");
        execution.setConfiguration(dom(configuration));
        plugin(project).addExecution(execution);
    }

    private static Plugin plugin(MavenProject project) {
        return project.getPlugin(TestMaven.KEY);
    }

    private static Xpp3Dom dom(String xml) throws IOException, XmlPullParserException {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + xml + "</configuration>"));
    }

    private void check() {
        ReactorTargets.check(maven.session(), TestMaven.KEY);
    }

    private BuildFailure rejected() {
        return assertThrows(BuildFailure.class, this::check);
    }
}
