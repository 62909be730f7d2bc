package io.github.gocontainer.testbed;

import io.github.gocontainer.testbed.docker.RealDocker;
import io.github.gocontainer.testbed.kubernetes.RealCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Starts what the scenarios of {@code src/it} need, before them and in Maven's own process, and stops it after them.
 * What is where stands in {@code target/testbed/testbed.properties}, see {@link Bed}.
 *
 * <p>Arguments: {@code start} or {@code stop}, then {@code name=value}: {@code project}, and to start the ports
 * {@code plain}, {@code tls} and {@code password}, {@code userSettings}, {@code globalSettings} and
 * {@code localRepository} of Maven.
 */
public final class TestBed {

    private static final int DAYS = 30;

    private final Map<String, String> arguments;
    private final Path project;
    private final Path folder;
    private final StartedProcesses started;
    private final EndOfMaven end = EndOfMaven.awaited();
    private final Properties properties = new Properties();

    private TestBed(Map<String, String> arguments) {
        this.arguments = Map.copyOf(arguments);
        this.project = Path.of(arguments.get("project"));
        this.folder = project.resolve("target/testbed");
        this.started = new StartedProcesses(folder.resolve("processes"));
    }

    public static void main(String[] words) throws IOException {
        Map<String, String> arguments = new HashMap<>();
        Stream.of(words).skip(1).map(word -> word.split("=", 2)).forEach(pair -> arguments.put(pair[0], pair[1]));
        TestBed bed = new TestBed(arguments);
        RealCluster.stop(bed.project);
        RealDocker.stop(bed.project);
        // Those of a build that was killed are still there, too.
        bed.started.stop();
        if (words[0].equals("start")) {
            bed.start();
        }
    }

    private void start() throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        tools();
        RealRegistry.Tls tls = certificate();
        start("plain", false, Optional.empty());
        start("tls", false, Optional.of(tls));
        start("password", true, Optional.empty());
        settings();
        properties.setProperty("maven", Long.toString(ProcessHandle.current().pid()));
        Crane crane = new Crane(Path.of(properties.getProperty("crane")), folder);
        new BaseImages(folder.resolve("bases"), crane, properties.getProperty("registry.plain")).push();
        new ForeignBases(folder.resolve("foreign-bases"), crane, properties.getProperty("registry.plain")).push();
        try (OutputStream out = Files.newOutputStream(folder.resolve("testbed.properties"))) {
            properties.store(out, null);
        }
    }

    private void tools() throws IOException {
        Path go = TestGo.provide(project.resolve("examples/hello"), ToolCache.cache());
        ToolCache tools = new ToolCache(ToolCache.cache(), go);
        properties.setProperty("go", go.toString());
        for (TestTool tool : TestTool.ALWAYS) {
            Path executable = tools.provide(tool);
            properties.setProperty(tool.program(), executable.toString());
            Files.createSymbolicLink(
                    Files.createDirectories(folder.resolve("tools")).resolve(tool.program()), executable);
        }
    }

    private RealRegistry.Tls certificate() throws IOException {
        Path trustStore = folder.resolve("trust.p12");
        try {
            RealRegistry.Tls tls = TestCertificate.make(
                            folder.resolve("certificate"), "dns:localhost,ip:127.0.0.1", "-1d", DAYS)
                    .pem();
            TrustStores.write(tls.certificate(), trustStore);
            properties.setProperty("trustStore", trustStore.toString());
            properties.setProperty("certificate", tls.certificate().toString());
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate for the registry", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void start(String name, boolean password, Optional<RealRegistry.Tls> tls) throws IOException {
        Path program = Path.of(properties.getProperty(TestTool.REGISTRY.program()));
        int port = Integer.parseInt(arguments.get(name));
        RealRegistry registry = RealRegistry.start(program, folder.resolve(name), port, password, tls);
        end.ends(registry.process());
        started.write(end.processes());
        properties.setProperty("registry." + name, "localhost:" + port);
        properties.setProperty("registry." + name + ".log", registry.log().toString());
        System.out.println("registry " + name + " listens on port " + port);
    }

    private void settings() throws IOException {
        String repository = Path.of(arguments.get("localRepository")).toUri().toString();
        Path own = Files.writeString(
                folder.resolve("own-settings.xml"),
                Files.readString(project.resolve("src/it/settings.xml")).replace("@localRepositoryUrl@", repository));
        Path settings = folder.resolve("settings.xml");
        TestSettings.merge(own, Path.of(arguments.get("userSettings")), settings);
        TestSettings.merge(settings, Path.of(arguments.get("globalSettings")), settings);
        properties.setProperty("settings", settings.toString());
    }
}
