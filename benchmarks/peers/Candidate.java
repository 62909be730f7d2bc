import io.github.gocontainer.testbed.Crane;
import io.github.gocontainer.testbed.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One way from sources to an image in the registry, as a command.
 *
 * @param reference what must be in the registry afterwards; empty when nothing is pushed
 */
record Candidate(
        String name, Service service, List<String> command, Map<String, String> environment, String reference, Tools tools) {

    private static final Duration LIMIT = Duration.ofMinutes(40);
    private static final String GO_BUILD = "CGO_ENABLED=0 GOOS=%s GOARCH=%s '%s' build -trimpath -buildvcs=false"
            + " -ldflags='-s -w' -o '%s' %s & builds+=($!)\n";

    void run() throws IOException {
        Programs.run(LIMIT, environment, service.folder(), command.toArray(String[]::new))
                .orFail();
    }

    /** That an image has arrived. */
    void check() throws IOException {
        if (!reference.isEmpty()) {
            new Crane(tools.tool("crane"), tools.work()).run("digest", reference);
        }
    }

    static List<Candidate> all(Tools tools, String service, List<String> platforms, String registry)
            throws IOException {
        Maker maker = new Maker(tools, service, platforms, registry + "/" + service + platforms.size());
        return List.of(
                maker.goBuild(),
                maker.plugin("plugin in Maven", List.of("gocontainer:image", "gocontainer:push")),
                maker.plugin("Maven, plugin skipped", List.of("gocontainer:image", "gocontainer:push", "-Dgocontainer.skip")),
                maker.jibInMaven(),
                maker.jib(),
                maker.crane(),
                maker.ko("ko", Map.of()),
                maker.ko("ko with KOCACHE", Map.of("KOCACHE", tools.work().resolve("kocache").toString())));
    }

    /** Writes down each candidate's command for one cell of the table. */
    private record Maker(Tools tools, String serviceName, List<String> platforms, String target) {

        private Candidate goBuild() throws IOException {
            return script("go build", builds("go-build") + "wait \"${builds[@]}\"\n", "");
        }

        private Candidate crane() throws IOException {
            String name = "crane append";
            StringBuilder script = new StringBuilder(builds(name)).append("wait \"${builds[@]}\"\n");
            List<String> tags = new ArrayList<>();
            for (String platform : platforms) {
                String tag = target + "/crane:" + platform.replace('/', '-');
                Path folder = binary(name, platform).getParent();
                script.append("tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf '%s/layer.tar' -C '%s' service\n"
                        .formatted(folder, folder));
                script.append("'%s' append --oci-empty-base -f '%s/layer.tar' -t %s\n"
                        .formatted(tools.tool("crane"), folder, tag));
                if (platforms.size() > 1) {
                    script.append("'%s' mutate --set-platform %s %s -t %s\n"
                            .formatted(tools.tool("crane"), platform, tag, tag));
                }
                tags.add(tag);
            }
            String reference = tags.get(0);
            if (platforms.size() > 1) {
                reference = target + "/crane:all";
                script.append("'%s' index append %s -t %s\n"
                        .formatted(
                                tools.tool("crane"),
                                tags.stream().map(tag -> "-m " + tag).collect(Collectors.joining(" ")),
                                reference));
            }
            return script(name, script.toString(), reference);
        }

        private Candidate ko(String name, Map<String, String> more) throws IOException {
            Service service = tools.service(serviceName, name);
            String base = target + "/empty:" + platforms.size();
            emptyBase(base);
            Files.writeString(
                    service.folder().resolve(".ko.yaml"),
                    "builds:\n- id: service\n  main: " + service.main() + "\n  ldflags: [-s, -w]\n  flags: [-trimpath]\n");
            Map<String, String> environment = Tools.environment();
            environment.putAll(Map.of("KO_DOCKER_REPO", target + "/" + name.replace(' ', '-').toLowerCase(Locale.ROOT), "KO_DEFAULTBASEIMAGE", base));
            environment.putAll(more);
            return new Candidate(
                    name,
                    service,
                    List.of(
                            tools.tool("ko").toString(),
                            "build",
                            "--bare",
                            "--insecure-registry",
                            "--sbom=none",
                            "--platform=" + String.join(",", platforms),
                            service.main()),
                    environment,
                    environment.get("KO_DOCKER_REPO") + ":latest",
                    tools);
        }

        /** ko does not build on scratch. */
        private void emptyBase(String reference) throws IOException {
            Path folder = Files.createDirectories(tools.work().resolve("empty"));
            Files.writeString(folder.resolve("empty"), "");
            Programs.run(folder, "tar", "-cf", "layer.tar", "empty").orFail();
            Crane crane = new Crane(tools.tool("crane"), folder);
            List<String> join = new ArrayList<>(List.of("index", "append", "-t", reference));
            for (String platform : platforms) {
                String tag = reference + "-" + platform.replace('/', '-');
                crane.run("append", "--oci-empty-base", "-f", "layer.tar", "-t", tag);
                crane.run("mutate", "--set-platform", platform, tag, "-t", tag);
                join.addAll(List.of("-m", tag));
            }
            crane.run(join.toArray(String[]::new));
        }

        private Candidate jib() throws IOException {
            Service service = tools.service(serviceName, "jib");
            List<String> command = new ArrayList<>(List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "JibPeer"));
            command.addAll(jibArguments(service, "jib"));
            return new Candidate(
                    "jib-core, no Maven",
                    service,
                    command,
                    Tools.environment(),
                    target + "/jib:" + platforms.get(0).replace('/', '-'),
                    tools);
        }

        private Candidate jibInMaven() throws IOException {
            Service service = tools.service(serviceName, "jib in maven");
            String pom = pom("<plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId>"
                    + "<version>3.6.4</version><configuration><mainClass>JibPeer</mainClass><arguments>"
                    + jibArguments(service, "jib-in-maven").stream()
                            .map(argument -> "<argument>" + argument + "</argument>")
                            .collect(Collectors.joining())
                    + "</arguments><additionalClasspathElements>"
                    + List.of(System.getProperty("java.class.path").split(":")).stream()
                            .map(element -> "<additionalClasspathElement>" + element + "</additionalClasspathElement>")
                            .collect(Collectors.joining())
                    + "</additionalClasspathElements></configuration></plugin>");
            Path file = Files.writeString(service.folder().resolve("pom" + platforms.size() + ".xml"), pom);
            return new Candidate(
                    "jib-core in Maven",
                    service,
                    List.of(tools.maven().toString(), "-q", "-B", "-f", file.toString(), "exec:java"),
                    Tools.environment(),
                    target + "/jib-in-maven:" + platforms.get(0).replace('/', '-'),
                    tools);
        }

        private List<String> jibArguments(Service service, String name) {
            return List.of(
                    tools.go().toString(),
                    service.folder().toString(),
                    service.main(),
                    tools.work().resolve(serviceName + platforms.size() + "-" + name).toString(),
                    target + "/" + name,
                    String.join(",", platforms));
        }

        private Candidate plugin(String name, List<String> goals) throws IOException {
            Service service = tools.service(serviceName, name);
            String pom = pom("<plugin><groupId>io.github.gocontainer</groupId>"
                    + "<artifactId>gocontainer-maven-plugin</artifactId><version>0.1.0-SNAPSHOT</version>"
                    + "<configuration><go><binaries><binary><main>" + service.main()
                    + "</main><name>service</name></binary></binaries></go><platforms>" + String.join(",", platforms)
                    + "</platforms><to><image>" + target + "/plugin</image></to><outputDirectory>"
                    + tools.work().resolve(serviceName + platforms.size() + "-" + name.replaceAll("\\W+", "-"))
                    + "</outputDirectory></configuration></plugin>");
            Path file = Files.writeString(service.folder().resolve("pom" + platforms.size() + ".xml"), pom);
            List<String> command =
                    new ArrayList<>(List.of(tools.maven().toString(), "-q", "-B", "-f", file.toString()));
            command.addAll(goals);
            boolean skipped = goals.contains("-Dgocontainer.skip");
            return new Candidate(
                    name, service, command, Tools.environment(), skipped ? "" : target + "/plugin:latest", tools);
        }

        /** The same for both that run in Maven: a plugin block, no packaging of its own. */
        private static String pom(String plugin) {
            return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                    + "<groupId>org.example</groupId><artifactId>service</artifactId><version>1</version>"
                    + "<packaging>pom</packaging><build><plugins>" + plugin + "</plugins></build></project>";
        }

        private Candidate script(String name, String script, String reference) throws IOException {
            Service service = tools.service(serviceName, name);
            Path file = Files.writeString(
                    tools.work().resolve(serviceName + platforms.size() + "-" + name.replace(' ', '-') + ".sh"),
                    "set -euo pipefail\nbuilds=()\n" + script);
            return new Candidate(
                    name, service, List.of("bash", file.toString()), Tools.environment(), reference, tools);
        }

        private String builds(String name) throws IOException {
            Service service = tools.service(serviceName, name);
            return platforms.stream()
                    .map(platform -> GO_BUILD.formatted(
                            platform.split("/")[0],
                            platform.split("/")[1],
                            tools.go(),
                            binary(name, platform),
                            service.main()))
                    .collect(Collectors.joining());
        }

        private Path binary(String name, String platform) {
            return tools.work()
                    .resolve("bin")
                    .resolve(serviceName + platforms.size() + "-" + name.replace(' ', '-'))
                    .resolve(platform.replace('/', '-'))
                    .resolve("service");
        }
    }
}
