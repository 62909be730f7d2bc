package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.mojo.parameters.PomBeans;
import io.github.gocontainer.mojo.parameters.PomValues;
import io.github.gocontainer.plan.BinaryRequest;
import io.github.gocontainer.plan.DependencyRequest;
import io.github.gocontainer.plan.EnvironmentRequest;
import io.github.gocontainer.plan.ExtraDirectoryRequest;
import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import io.github.gocontainer.plan.SmokeTestRequest;
import io.github.gocontainer.plan.StepRequest;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** Lets Maven's own configurator fill a goal from a POM. */
@MojoTest
class BindingTest {

    private static final String POMS = "src/test/resources/io/github/gocontainer/mojo/binding/";

    @Test
    @InjectMojo(goal = "plan", pom = POMS + "every-block.xml")
    void everyElementOfEveryBlockArrives(PlanMojo goal) {
        PomValues values = new PomValues(goal);
        List<Setting> missing = Stream.of(Setting.values())
                .filter(setting -> values.find(setting).isEmpty())
                .toList();
        assertEquals(List.of(), missing);
        assertEquals("1.26.8", scalar(values, Setting.GO_VERSION));
        assertEquals("mirror", scalar(values, Setting.GO_TOOLCHAIN_SERVER_ID));
        assertEquals("write", scalar(values, Setting.TO_AUTH_PASSWORD));
        assertEquals(List.of("-X main.a=b, c"), items(values, Setting.GO_LDFLAGS));
        assertEquals(List.of("linux/amd64", "linux/arm64"), items(values, Setting.PLATFORMS));
        assertEquals(
                Optional.of(new Given.Value.Entries(Map.of("GOEXPERIMENT", "synctest"))), values.find(Setting.GO_ENV));
    }

    @Test
    @InjectMojo(goal = "plan", pom = POMS + "every-block.xml")
    void listsOfBeansArrive(PlanMojo goal) {
        PomBeans beans = new PomBeans(new PomValues(goal));
        assertEquals(
                List.of(
                        new BinaryRequest(Optional.of("./cmd/api"), Optional.of("api"), Optional.empty()),
                        new BinaryRequest(Optional.of("./cmd/job"), Optional.empty(), Optional.empty()),
                        new BinaryRequest(
                                Optional.empty(), Optional.empty(), Optional.of("dist/{os}-{architecture}/tool"))),
                beans.binaries());
        assertEquals(
                new ExtraDirectoryRequest(
                        Optional.of("src/web"), Optional.of("/web"), List.of("**/*.html"), List.of("draft/**")),
                beans.extraDirectories().get(0));
        assertEquals(
                new EnvironmentRequest(
                        Optional.of("production"),
                        Map.of(
                                Setting.KUBERNETES_CONTEXT, new Given.Value.Scalar("production"),
                                Setting.KUBERNETES_NAMESPACE, new Given.Value.Scalar("shop"),
                                Setting.KUBERNETES_REPLICAS, new Given.Value.Scalar("5"),
                                Setting.TO_IMAGE, new Given.Value.Scalar("registry.example/shop/web"),
                                Setting.TO_REGISTRY, new Given.Value.Scalar("registry.example/shop"),
                                Setting.TO_TAGS, new Given.Value.Items(List.of("live")),
                                Setting.KUBERNETES_VALUES, new Given.Value.Entries(Map.of("HOST", "shop.example")))),
                beans.environments().get(0));
        assertEquals(Optional.of("755"), beans.permissions().get(0).mode());
        assertEquals(Optional.of("0:1000"), beans.permissions().get(0).owner());
        SmokeTestRequest smokeTest = beans.smokeTest();
        assertTrue(smokeTest.given());
        StepRequest hello = smokeTest.steps().get(0);
        assertEquals(
                List.of("says hello", "/hello", "8080", "200", "Hello, .*", "20s"),
                Stream.of(hello.name(), hello.http(), hello.port(), hello.status(), hello.body(), hello.timeout())
                        .map(Optional::orElseThrow)
                        .toList());
        assertEquals(List.of("./check", "a, b"), smokeTest.steps().get(1).command());
        DependencyRequest database = smokeTest.dependencies().get(0);
        assertEquals(Optional.of("postgres:18"), database.image());
        assertEquals(Map.of("POSTGRES_DB", "hello"), database.environment());
        assertEquals(
                Optional.of("ready to accept connections"),
                database.steps().get(0).log());
    }

    @Test
    @InjectMojo(goal = "image", pom = POMS + "comma-separated.xml")
    void listsMayBeWrittenInOneLine(ImageMojo goal) {
        assertEquals(List.of("linux/amd64", "linux/arm64"), items(new PomValues(goal), Setting.PLATFORMS));
        assertEquals(Optional.empty(), new PomValues(goal).find(Setting.GO_VERSION));
        assertEquals(List.of(), new PomBeans(new PomValues(goal)).binaries());
    }

    @Test
    void oneLineMeansWhatItMeansBehindD() throws Exception {
        // The harness has a configurator of its own.
        ImageMojo goal = new ImageMojo();
        new StrictConfigurator()
                .configureComponent(
                        goal,
                        configuration("one-line.xml"),
                        new DefaultExpressionEvaluator(),
                        new ClassWorld("test", getClass().getClassLoader()).getRealm("test"),
                        null);
        PomValues values = new PomValues(goal);
        assertEquals(List.of("linux/amd64", "linux/arm64"), items(values, Setting.PLATFORMS));
        assertEquals(List.of("1.0", "1", "latest"), items(values, Setting.TO_TAGS));
        assertEquals(
                List.of(new EnvironmentRequest(
                        Optional.of("test"),
                        Map.of(
                                Setting.TO_TAGS, new Given.Value.Items(List.of("a", "b")),
                                Setting.KUBERNETES_VALUES,
                                        new Given.Value.Entries(Map.of("HOST", "a.example", "LEVEL", "x,y"))))),
                new PomBeans(values).environments());
        assertEquals(List.of("a,b"), items(values, Setting.CONTAINER_ARGS));
        assertEquals(Map.of("A", "1", "B", "2"), entries(values, Setting.CONTAINER_ENVIRONMENT));
        assertEquals(Map.of("org.example/team", "blue=green", "empty", ""), entries(values, Setting.CONTAINER_LABELS));
        assertEquals(
                Map.of("GOEXPERIMENT", "x", "GOPROXY", "https://a.example,direct"), entries(values, Setting.GO_ENV));
    }

    @Test
    void elementsPassTheConfiguratorUnchanged() throws Exception {
        PlexusConfiguration elements = configuration("every-block.xml");
        assertEquals(text(elements), text(new OneLine(new DefaultExpressionEvaluator()).spread(elements)));
    }

    @Test
    @InjectMojo(goal = "push", pom = POMS + "every-block.xml")
    void skipDoesNothingBeforeAnythingIsLookedAt(PushMojo goal) {
        assertDoesNotThrow(goal::execute);
    }

    @Test
    void everySettingHasAFieldOfItsShape() throws ReflectiveOperationException {
        for (Setting setting : Setting.values()) {
            Class<?> owner = GocontainerMojo.class;
            Type type = owner;
            for (String name : setting.path().split("\\.")) {
                Field field = ((Class<?>) type).getDeclaredField(name);
                type = field.getGenericType();
            }
            String expected = switch (setting.kind()) {
                case SCALAR, SECRET -> "java.lang.String";
                case LIST -> "java.util.List<java.lang.String>";
                case MAP -> "java.util.Map<java.lang.String, java.lang.String>";
            };
            assertEquals(expected, type.getTypeName(), setting.path());
        }
    }

    @Test
    void everyFieldIsASettingOrAListOfBeans() {
        assertTrue(
                unknownFields("", GocontainerMojo.class).isEmpty(),
                () -> unknownFields("", GocontainerMojo.class).toString());
    }

    private static List<String> unknownFields(String prefix, Class<?> bean) {
        List<String> settings = Stream.of(Setting.values()).map(Setting::path).toList();
        List<String> beans = List.of(
                "go.binaries",
                "environments",
                "extraDirectories.paths",
                "extraDirectories.permissions",
                "smokeTest.steps",
                "smokeTest.dependencies");
        return Stream.of(bean.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .filter(field -> !GocontainerMojo.MAVENS_OWN.contains(field.getName()))
                .flatMap(field -> {
                    String path = prefix + field.getName();
                    if (field.getType().getName().endsWith("Parameters")) {
                        return unknownFields(path + ".", field.getType()).stream();
                    }
                    return settings.contains(path) || beans.contains(path) ? Stream.empty() : Stream.of(path);
                })
                .toList();
    }

    private static PlexusConfiguration configuration(String pom) throws IOException, XmlPullParserException {
        try (Reader reader = Files.newBufferedReader(Path.of(POMS + pom))) {
            return plexus(Xpp3DomBuilder.build(reader)
                    .getChild("build")
                    .getChild("plugins")
                    .getChild("plugin")
                    .getChild("configuration"));
        }
    }

    private static PlexusConfiguration plexus(Xpp3Dom dom) {
        PlexusConfiguration element = new DefaultPlexusConfiguration(dom.getName(), dom.getValue());
        Stream.of(dom.getChildren()).forEach(child -> element.addChild(plexus(child)));
        return element;
    }

    private static String text(PlexusConfiguration element) {
        return element.getName() + "=" + element.getValue(null)
                + Stream.of(element.getChildren()).map(BindingTest::text).toList();
    }

    private static String scalar(PomValues values, Setting setting) {
        return ((Given.Value.Scalar) values.find(setting).orElseThrow()).text();
    }

    private static Map<String, String> entries(PomValues values, Setting setting) {
        return ((Given.Value.Entries) values.find(setting).orElseThrow()).entries();
    }

    private static List<String> items(PomValues values, Setting setting) {
        return ((Given.Value.Items) values.find(setting).orElseThrow()).items();
    }
}
