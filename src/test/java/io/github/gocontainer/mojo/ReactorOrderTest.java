package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectSorter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven's own sorter says which project comes first. */
class ReactorOrderTest {

    @TempDir
    Path root;

    private final TestMaven maven = new TestMaven();

    @Test
    void aReplacedModuleComesFirst() throws Exception {
        module(
                "app",
                "module example.com/app\n\nreplace (\n\texample.com/lib => ../lib\n\texample.com/far => ../../far\n)\n");
        module("tool", "module example.com/tool\n");
        module("lib", "module example.com/lib\n\nreplace example.com/base => ../base\n");
        module("base", "module example.com/base\n");
        assertEquals(List.of("base", "lib", "app", "tool"), sorted());
    }

    @Test
    void thoseThatReplaceOneAnotherStayInTheOrderOfThePom() throws Exception {
        module("one", "module example.com/one\n\nreplace example.com/two => ../two\n");
        module("two", "module example.com/two\n\nreplace example.com/one => ../one\n");
        assertEquals(List.of("one", "two"), sorted());
    }

    @Test
    void modulesWithoutGoAreLeftAlone() throws Exception {
        module("go", "module example.com/go\n\nreplace example.com/java => ../java\n");
        maven.projects.add(TestMaven.project(Files.createDirectories(root.resolve("java")), "java"));
        assertEquals(List.of("go", "java"), sorted());
    }

    private List<String> sorted() throws Exception {
        new ReactorOrder().afterProjectsRead(maven.session());
        return new ProjectSorter(maven.projects)
                .getSortedProjects().stream().map(MavenProject::getArtifactId).toList();
    }

    private void module(String name, String goMod) throws Exception {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.writeString(folder.resolve("go.mod"), goMod);
        maven.projects.add(TestMaven.project(folder, name));
    }
}
