package io.github.gocontainer.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

    private static final EnvironmentRequest TEST = environment(
            "test",
            Map.of(
                    Setting.KUBERNETES_NAMESPACE, new Given.Value.Scalar("shop-test"),
                    Setting.KUBERNETES_REPLICAS, new Given.Value.Scalar("1"),
                    Setting.KUBERNETES_VALUES, new Given.Value.Entries(Map.of("HOST", "test.example")),
                    Setting.TO_REGISTRY, new Given.Value.Scalar("registry.test.example/shop")));
    private static final EnvironmentRequest PRODUCTION = environment("production", Map.of());

    @Test
    void theChosenOneIsStrongerThanThePomAndWeakerThanTheCommandLine() {
        BuildPlan plan = requests()
                .with(Setting.ENVIRONMENT, "test", Origin.COMMAND_LINE)
                .with(Setting.KUBERNETES_REPLICAS, "7", Origin.ENVIRONMENT)
                .plan();
        assertEquals(
                Optional.of("shop-test"),
                plan.kubernetes().orElseThrow().cluster().namespace());
        assertEquals(7, plan.manifests().orElseThrow().spec().application().replicas());
        assertEquals(
                Map.of("HOST", "test.example", "LEVEL", "info"),
                plan.manifests().orElseThrow().values());
        assertEquals(
                "registry.test.example/shop/hello",
                plan.push().orElseThrow().repository().name(),
                "the registry of the environment stands for the image of the POM");
        assertEquals("POM, <environments>", origin(plan, Setting.KUBERNETES_NAMESPACE));
        assertEquals("environment", origin(plan, Setting.KUBERNETES_REPLICAS));
    }

    @Test
    void anEnvironmentThatSaysNothingChangesNothing() {
        BuildPlan plan = requests().with(Setting.ENVIRONMENT, "production").plan();
        assertEquals(requests().plan().push(), plan.push());
        assertEquals("POM", origin(plan, Setting.KUBERNETES_NAMESPACE));
    }

    /** Otherwise production could not be pushed to with the image that was tested. */
    @Test
    void theImageIsTheSameInEveryEnvironment() {
        assertEquals(
                requests().plan().imageInputs(),
                requests().with(Setting.ENVIRONMENT, "test").plan().imageInputs());
    }

    @Test
    void anUnknownOneIsRefusedAndTheKnownOnesAreNamed() {
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> requests()
                        .with(Setting.ENVIRONMENT, "prod", Origin.COMMAND_LINE)
                        .plan());
        assertEquals(
                "-Dgocontainer.environment: there is no environment 'prod'; <environments> has [test, production]",
                failure.getMessage());
        BuildFailure none = assertThrows(
                BuildFailure.class,
                () -> new Requests()
                        .with(Setting.ENVIRONMENT, "prod", Origin.ENVIRONMENT)
                        .plan());
        assertTrue(none.getMessage().startsWith("GOCONTAINER_ENVIRONMENT: "), none.getMessage());
        assertTrue(none.getMessage().endsWith("has none"), none.getMessage());
    }

    @Test
    void eachHasANameOfItsOwn() {
        assertTrue(assertThrows(
                        BuildFailure.class,
                        () -> new Requests().environments(TEST, TEST).plan())
                .getMessage()
                .contains("'test' stands there twice"));
        assertTrue(assertThrows(
                        BuildFailure.class,
                        () -> new Requests()
                                .environments(new EnvironmentRequest(Optional.empty(), Map.of()))
                                .plan())
                .getMessage()
                .contains("one has no <name>"));
    }

    private static Requests requests() {
        return new Requests()
                .environments(TEST, PRODUCTION)
                .with(Setting.TO_IMAGE, "ghcr.io/acme/hello:1.0")
                .with(Setting.KUBERNETES_NAMESPACE, "shop")
                .with(Setting.KUBERNETES_VALUES, "HOST=shop.example,LEVEL=info");
    }

    private static EnvironmentRequest environment(String name, Map<Setting, Given.Value> settings) {
        return new EnvironmentRequest(Optional.of(name), settings);
    }

    private static String origin(BuildPlan plan, Setting setting) {
        List<ResolvedSetting> found = plan.settings().stream()
                .filter(resolved -> resolved.setting() == setting)
                .toList();
        return found.get(0).origin().words();
    }
}
