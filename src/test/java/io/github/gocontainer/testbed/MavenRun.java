package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One more run of Maven in a scenario, for what the invoker's one run does not show. */
public final class MavenRun {

    private Duration limit = Duration.ofMinutes(5);

    private final List<String> prefix = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>(System.getenv());
    private Path home;
    private Path directory;
    private Path settings;
    private Path localRepository;

    MavenRun(Path home, Path directory, Path settings, Path localRepository, String options) {
        this.home = home;
        this.directory = directory;
        this.settings = settings;
        this.localRepository = localRepository;
        environment.put("MAVEN_OPTS", options);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Goals and options of the command line. */
    public MavenRun with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Fails when it takes longer than so many minutes; 5 without this. */
    public MavenRun minutes(int minutes) {
        limit = Duration.ofMinutes(minutes);
        return this;
    }

    /** Runs in this folder. */
    public MavenRun in(Path folder) {
        directory = folder;
        return this;
    }

    public MavenRun variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public MavenRun withoutVariable(String name) {
        environment.remove(name);
        return this;
    }

    /** Options of the JVM besides or instead of those that are faster for short builds. */
    public MavenRun mavenOptions(String options) {
        return variable("MAVEN_OPTS", options);
    }

    public MavenRun javaHome(Path jdk) {
        return variable("JAVA_HOME", jdk.toString());
    }

    public MavenRun localRepository(Path folder) {
        localRepository = folder;
        return this;
    }

    /** What this file has wins over the settings that all runs have. */
    public MavenRun settings(Path file) throws IOException {
        Path merged = Files.createTempFile("settings", ".xml");
        merged.toFile().deleteOnExit();
        TestSettings.merge(file, settings, merged);
        settings = merged;
        return this;
    }

    /** Programs before Maven, each of which runs the rest of the command line. */
    public MavenRun through(String... programs) {
        prefix.addAll(List.of(programs));
        return this;
    }

    /** Runs and fails when Maven fails. */
    public String succeed() throws IOException {
        return run().orFail().output();
    }

    /** Runs and fails when Maven succeeds. */
    public String fail() throws IOException {
        Programs.Outcome outcome = run();
        if (outcome.exit() == 0) {
            throw new AssertionError(outcome.command() + " should have failed:\n" + outcome.output());
        }
        return outcome.output();
    }

    /** Runs, and says how long it took: the scenario's log shows where the time of all went. */
    public Programs.Outcome run() throws IOException {
        long start = System.nanoTime();
        Programs.Outcome outcome =
                Programs.run(limit, environment, directory, command().toArray(String[]::new));
        System.out.printf(
                Locale.ROOT, "[%.1f s] mvn %s%n", (System.nanoTime() - start) / 1e9, String.join(" ", arguments));
        return outcome;
    }

    /** Starts Maven and returns; what it prints goes to this file. */
    public Process start(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(prefix);
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        command.add(home.resolve("bin").resolve(isWindows ? "mvn.cmd" : "mvn").toString());
        command.addAll(List.of("-B", "-s", settings.toString(), "-Dmaven.repo.local=" + localRepository));
        command.addAll(arguments);
        return command;
    }
}
