package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.testbed.docker.RealDocker;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a script of {@code src/it} works with: its folder, the test bed, more runs of Maven. */
public final class Scenario {

    private final Map<String, Object> variables;
    private final Path folder;
    private final Bed bed;

    /**
     * @param variables those of the script: {@code new Scenario(binding.variables)}
     */
    public Scenario(Map<String, Object> variables) throws IOException {
        this.variables = variables;
        this.folder = file("basedir").toPath();
        this.bed = Bed.of(project());
    }

    public Bed bed() {
        return bed;
    }

    /** The folder of the scenario's copy. */
    public Path folder() {
        return folder;
    }

    /** The folder of the whole project. */
    public Path project() {
        return Path.of(text("projectDirectory"));
    }

    /** A name for repositories that no other Maven version of the matrix uses. */
    public String run() {
        return text("runName");
    }

    public Path path(String relative) {
        return folder.resolve(relative);
    }

    public String read(String relative) throws IOException {
        return Files.readString(path(relative));
    }

    public JsonNode json(String relative) throws IOException {
        return Json.parse(Files.readAllBytes(path(relative)));
    }

    /** What the invoker's run of Maven printed. */
    public String log() throws IOException {
        return read("build.log");
    }

    /** A copy of an example of the project in the scenario's folder. */
    public Path example(String name) throws IOException {
        Path copy = path(name);
        Folders.copy(project().resolve("examples").resolve(name), copy);
        return copy;
    }

    /** A run of the Maven that runs the scenario, in its folder. */
    public MavenRun maven(String... arguments) {
        return new MavenRun(
                        Path.of(text("mavenHome")),
                        folder,
                        bed.settings(),
                        file("localRepositoryPath").toPath(),
                        text("mavenOptions"))
                .with(arguments);
    }

    /** Sends what Ctrl-C sends to a program that was started. */
    public void interrupt(Process program) throws IOException {
        Programs.run(folder, "kill", "-INT", Long.toString(program.pid())).orFail();
    }

    public Crane crane() {
        return new Crane(bed.crane(), folder);
    }

    /** The real cluster, started by the first one who asks for it. */
    public RealCluster cluster() throws IOException {
        return RealCluster.of(project());
    }

    /** The real Docker engine, started by the first one who asks for it. */
    public RealDocker docker() throws IOException {
        return RealDocker.of(project());
    }

    /** What a {@code selector.groovy} returns for a scenario with containers. */
    public boolean needsDocker() throws IOException {
        Optional<String> lacking = RealDocker.lacking();
        return needs(lacking.isEmpty(), lacking.orElse(""));
    }

    /** What a {@code selector.groovy} returns for a scenario with pods. */
    public boolean needsPods() throws IOException {
        Optional<String> lacking = RealCluster.lacking();
        return needs(lacking.isEmpty(), lacking.orElse(""));
    }

    /** Whether it is Maven 4, which has made some things its own business. */
    public boolean isMaven4() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(text("mavenHome"), "lib"))) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("maven-core-4"));
        }
    }

    /** A reference in the registry {@code plain}, {@code tls} or {@code password} that is this run's own. */
    public String reference(String registry, String name) {
        return bed.registry(registry) + "/" + run() + "/" + name;
    }

    /** The files of an image in the registry {@code plain}. */
    public TarFile export(String reference, String platform) throws IOException {
        Path tar = Files.createTempFile(folder, "export", ".tar");
        crane().run("export", "--platform", platform, reference, tar.toString());
        return TarFile.read(tar);
    }

    /** The executable of a tool that not every scenario needs, built when it is not there. */
    public Path tool(TestTool tool) throws IOException {
        return new ToolCache(ToolCache.cache(), bed.go()).provide(tool);
    }

    public PlainBuild plainBuild() {
        return new PlainBuild(bed.go());
    }

    /**
     * What a {@code selector.groovy} returns: without a part that the machine lacks, a developer's build leaves the
     * scenario out and says so; continuous integration fails.
     */
    public boolean needs(boolean isThere, String otherwise) {
        if (!isThere && Boolean.parseBoolean(text("requireRealParts"))) {
            throw new AssertionError(
                    otherwise + ", and -Dgocontainer.requireRealParts=true does not let the scenario be left out");
        }
        if (!isThere) {
            System.out.println("left out " + folder.getFileName() + ": " + otherwise);
        }
        return isThere;
    }

    private String text(String name) {
        return value(name).toString();
    }

    private File file(String name) {
        return (File) value(name);
    }

    private Object value(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalStateException("the invoker passes no variable " + name));
    }
}
