package io.github.gocontainer;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rooms and their directions, as docs/design says them. */
@AnalyzeClasses(packages = "io.github.gocontainer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.gocontainer.";
    private static final String[] STAGES = {
        "golang", "quality", "image", "registry", "supplychain", "docker", "cluster", "report"
    };
    /** What each room of golang may see of the others there: whole rooms, and single classes. */
    private static final Map<String, Set<String>> WITHIN_GOLANG = Map.of(
            "golang", Set.of(),
            "golang.provision", Set.of(),
            "golang.toolchain", Set.of("golang", "golang.provision"),
            "golang.modules", Set.of("golang", "golang.provision.Pause"),
            "golang.generate", Set.of("golang", "golang.modules.GitCommand"),
            "golang.compile", Set.of("golang", "golang.modules.Revision"));

    /** The same for registry. */
    private static final Map<String, Set<String>> WITHIN_REGISTRY = Map.of(
            "registry",
                    Set.of(
                            "registry.push",
                            "registry.pull",
                            "registry.base",
                            "registry.referrer",
                            "registry.credentials",
                            "registry.client",
                            "registry.client.exchange",
                            "registry.client.trouble"),
            "registry.push",
                    Set.of(
                            "registry.referrer",
                            "registry.client",
                            "registry.client.exchange",
                            "registry.client.trouble"),
            "registry.pull",
                    Set.of(
                            "registry.base.LockedImage",
                            "registry.client",
                            "registry.client.exchange",
                            "registry.client.trouble"),
            "registry.client",
                    Set.of(
                            "registry.client.exchange",
                            "registry.client.login",
                            "registry.client.trouble",
                            "registry.credentials"),
            "registry.client.login",
                    Set.of("registry.client.exchange", "registry.client.trouble", "registry.credentials"),
            "registry.client.exchange", Set.of("registry.client.trouble"),
            "registry.client.trouble", Set.of(),
            "registry.base", Set.of(),
            "registry.credentials", Set.of(),
            "registry.referrer", Set.of());

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.github.gocontainer..");

    @ArchTest
    static final ArchRule PLAN_SEES_STAGES_AND_WHAT_IS_BELOW = noClasses()
            .that()
            .resideInAPackage(room("plan"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    room("mojo"), room("http"), room("process"), BASE + "image.jib..", BASE + "cluster.fabric8..")
            .because("a plan does no I/O: let a stage do what it needs, and mojo hand over what it found");

    @ArchTest
    static final ArchRule ONLY_MOJO_SEES_MOJO = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackage(room("mojo"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("mojo"))
            .because("dependencies never go upward: take what you need as a constructor's argument");

    @ArchTest
    static final ArchRule ONLY_MOJO_SEES_THE_PLAN = noClasses()
            .that(OURS)
            .and()
            .resideOutsideOfPackages(room("mojo"), room("plan"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(room("plan"))
            .because("a stage sees its own *Spec record only: let the plan make it");

    @ArchTest
    static void stagesNeverImportOneAnother(JavaClasses classes) {
        for (String stage : STAGES) {
            String[] others = Stream.of(STAGES)
                    .filter(other -> !other.equals(stage))
                    .map(ArchitectureTest::room)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(stage))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because(
                            "stages are put together in mojo, which turns what one leaves into what the next one takes")
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static void theRoomsOfGolangLookOneWay(JavaClasses classes) {
        lookOneWay(
                "golang",
                WITHIN_GOLANG,
                "golang has what its rooms share, and a mojo hands on what one of them leaves to the next",
                classes);
    }

    @ArchTest
    static void theRoomsOfRegistryLookOneWay(JavaClasses classes) {
        lookOneWay(
                "registry",
                WITHIN_REGISTRY,
                "push and pull know nothing of one another: put what both need into client, or into oci when it is a"
                        + " word of every room",
                classes);
    }

    private static void lookOneWay(String stage, Map<String, Set<String>> within, String because, JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        classes.that(resideInAPackage(room(stage)))
                .forEach(type -> found.add(type.getPackageName().substring(BASE.length())));
        assertEquals(within.keySet(), found, "every room of " + stage + " says here what it may see");
        within.forEach((room, seen) -> noClasses()
                .that()
                .resideInAPackage(BASE + room)
                .should()
                .dependOnClassesThat(resideInAPackage(room(stage))
                        .and(not(resideInAPackage(BASE + room)))
                        .and(not(isOneOf(seen))))
                .because(because)
                .check(classes));
    }

    @ArchTest
    static final ArchRule THE_LOWER_ROOMS_SEE_NO_STAGE = noClasses()
            .that()
            .resideInAnyPackage(
                    room("process"),
                    room("http"),
                    room("oci"),
                    room("log"),
                    room("failure"),
                    room("gates"),
                    room("testreport"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(Stream.of(STAGES).map(ArchitectureTest::room).toArray(String[]::new))
            .because("every stage stands on these rooms: put what they share into the lower one");

    @ArchTest
    static void failureLogAndOciStandAlone(JavaClasses classes) {
        for (String room : List.of("failure", "log", "oci")) {
            noClasses()
                    .that()
                    .resideInAPackage(room(room))
                    .should()
                    .dependOnClassesThat(OURS.and(not(resideInAPackage(room(room)))))
                    .because(room + " depends on nothing of ours: move what needs more to the room that has it")
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule JIB_STAYS_IN_ITS_ROOM = only(
            BASE + "image.jib..",
            "the image can be assembled by something else one day: add a method to the port ImageEncoder",
            "com.google.cloud.tools.jib..",
            "com.google.common..");

    @ArchTest
    static final ArchRule THE_KUBERNETES_CLIENT_STAYS_IN_ITS_ROOM = only(
            BASE + "cluster.fabric8..",
            "objects of a cluster are the documents that the server sent: use the port KubernetesApi or Cluster",
            "io.fabric8..",
            "tools.jackson..");

    @ArchTest
    static final ArchRule THE_HTTP_CLIENT_STAYS_IN_ITS_ROOM =
            only(room("http"), "time-outs and proxies are the same everywhere: use HttpTransport", "org.apache.hc..");

    @ArchTest
    static final ArchRule DOCKER_JAVA_STAYS_IN_ITS_ROOM = only(
            BASE + "docker.engine..",
            "engines are found, asked and described in one way: use Engine, or add a method to a port of docker.smoke",
            "com.github.dockerjava..");

    @ArchTest
    static final ArchRule YAML_STAYS_IN_ITS_ROOM = only(
            BASE + "cluster.manifests.yaml..",
            "what kubectl takes for a number or a boolean is decided there: use YamlReader and YamlWriter",
            "org.snakeyaml..");

    @ArchTest
    static final ArchRule MAVEN_STAYS_IN_MOJO = only(
            room("mojo"),
            "a stage is tested without Maven: read what it needs in mojo and pass it as a value",
            "org.apache.maven..",
            "org.codehaus.plexus..",
            "javax.inject..");

    @ArchTest
    static final ArchRule NOBODY_USES_JAVAS_OWN_HTTP_CLIENT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("it cannot take a proxy's password without JVM-wide properties: use HttpTransport");

    @ArchTest
    static final ArchRule PROCESSES_ARE_STARTED_IN_ONE_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage(room("process"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(calls(Runtime.class, Set.of("exec")))
            .because("a time limit, the end of the whole tree and the output's limit are there: use a CommandRunner");

    @ArchTest
    static final ArchRule THE_OUTSIDE_WORLD_IS_ASKED_IN_ONE_CLASS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "mojo.Environment")
            .should()
            .callMethodWhere(calls(
                    System.class, Set.of("getenv", "getProperty", "getProperties", "setProperty", "setProperties")))
            .because("tests replace the outside world: take the value as a constructor's argument");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.github.gocontainer.(**)")
            .should()
            .beFreeOfCycles()
            .because("a room is understood by itself: move the shared class to the lower one, or take an interface");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL = classes()
            .that(OURS)
            .and()
            .resideOutsideOfPackage(room("mojo"))
            .and()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("behaviour is added by wrapping: make it final, or an interface where there are two");

    @ArchTest
    static void everyRoomSaysItsSentenceAndKnowsNoNull(JavaClasses classes) throws IOException {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(type.getPackageName()));
        List<String> wrong = new ArrayList<>();
        for (String room : rooms) {
            Path file = Path.of("src/main/java", room.split("\\.")).resolve("package-info.java");
            String text = Files.isRegularFile(file) ? Files.readString(file) : "";
            boolean generated = room.equals("io.github.gocontainer.gocontainer_maven_plugin");
            if (!generated && !text.matches("(?s)/\\*\\*.{15,}?\\.\\s*\\*/\\s*@NullMarked\\s+package .*")) {
                wrong.add(file.toString());
            }
        }
        assertTrue(rooms.size() > 9, rooms.toString());
        assertEquals(List.of(), wrong, "each room has a package-info.java with one sentence and @NullMarked");
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, Set<String> methods) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + new TreeSet<>(methods),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && methods.contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaClass> isOneOf(Set<String> roomsAndClasses) {
        return DescribedPredicate.describe(
                "of " + new TreeSet<>(roomsAndClasses),
                type -> roomsAndClasses.stream()
                        .map(name -> BASE + name)
                        .anyMatch(name -> name.equals(type.getPackageName()) || name.equals(type.getName())));
    }

    private static ArchRule only(String room, String because, String... libraries) {
        return noClasses()
                .that(OURS)
                .and()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(because);
    }

    private static String room(String name) {
        return BASE + name + "..";
    }
}
