package io.github.gocontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin's JAR with its libraries, as it is installed. */
class OneJarIT {

    private static final Path JAR = Path.of("target/gocontainer-maven-plugin-0.1.0-SNAPSHOT.jar");
    private static final Pattern NAME = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    @Test
    void namesEveryLibraryThatIsInIt() throws IOException {
        List<String> inside = new ArrayList<>();
        try (JarFile plugin = new JarFile(JAR.toFile())) {
            for (Path library : libraries()) {
                Matcher name = NAME.matcher(library.getFileName().toString());
                Optional<String> type = firstClass(library);
                if (name.matches() && type.isPresent() && plugin.getJarEntry(type.get()) != null) {
                    inside.add(name.group(1));
                    assertTrue(named(plugin, name.group(1), name.group(2)), () -> library + " is in it without a name");
                }
            }
        }
        assertTrue(
                inside.containsAll(List.of("jib-core", "bcprov-jdk18on", "guava", "kubernetes-client-api")),
                inside::toString);
        assertTrue(inside.size() > 30, inside::toString);
    }

    @Test
    void hasNeitherSignaturesNorWhatMavenGivesNorWhatStaysAJarOfItsOwn() throws IOException {
        try (JarFile plugin = new JarFile(JAR.toFile())) {
            assertEquals(
                    0,
                    plugin.stream()
                            .filter(entry -> entry.getName().matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"))
                            .count());
            assertNull(plugin.getJarEntry("org/slf4j/Logger.class"));
            assertNull(plugin.getJarEntry("org/apache/maven/plugin/Mojo.class"));
            assertNull(plugin.getJarEntry("com/github/luben/zstd/Zstd.class"));
            assertNotNull(plugin.getJarEntry("META-INF/LICENSE"));
            assertEquals("true", plugin.getManifest().getMainAttributes().getValue("Multi-Release"));
        }
    }

    private static List<Path> libraries() {
        return Pattern.compile(System.getProperty("path.separator"), Pattern.LITERAL)
                .splitAsStream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .toList();
    }

    private static Optional<String> firstClass(Path library) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .filter(name ->
                            name.endsWith(".class") && !name.contains("module-info") && !name.startsWith("META-INF"))
                    .findFirst();
        }
    }

    private static boolean named(JarFile plugin, String artifact, String version) throws IOException {
        for (JarEntry entry : plugin.stream().toList()) {
            if (entry.getName().matches("META-INF/maven/[^/]+/" + Pattern.quote(artifact) + "/pom.properties")) {
                Properties properties = new Properties();
                try (InputStream in = plugin.getInputStream(entry)) {
                    properties.load(in);
                }
                if (version.equals(properties.getProperty("version"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
