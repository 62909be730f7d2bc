package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.reliability.FaultCase;
import io.github.gocontainer.testbed.ChildJvm;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.Folders;
import io.github.gocontainer.testbed.SampleImage;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds that share a cache and know nothing of one another, and builds that are ended in the middle. */
final class SharedCacheIT extends RigFixture {

    private static final int BUILDS = 12;
    private static final int PROCESSES = 8;
    private static final int KILLS = 10;

    private Path cache;

    @Override
    ImageLayout image(Path directory) throws IOException {
        return SampleImage.index(directory, List.of("linux/amd64", "linux/arm64"), 5, 2_000, 60_000, 900_000);
    }

    @BeforeEach
    void publish() throws IOException {
        rig.registry.store().put(Rig.REPOSITORY, "3", layout);
        cache = folder.resolve("cache");
    }

    private String[] pull() {
        return new String[] {"pull", rig.reference("3").toString(), cache.toString()};
    }

    @Test
    @FaultCase("C2")
    void twelveClassLoadersAndOneColdCacheThreeTimes() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(BUILDS);
        try {
            for (int round = 0; round < 3; round++) {
                Folders.delete(cache);
                List<Callable<String>> tasks = new ArrayList<>();
                for (int number = 0; number < BUILDS; number++) {
                    tasks.add(() -> inItsOwnClassLoader(pull()));
                }
                for (Future<String> build : builds.invokeAll(tasks)) {
                    assertEquals(Rig.digest(layout), build.get());
                }
                assertCacheIsWhole();
            }
        } finally {
            builds.shutdownNow();
        }
    }

    /** As Maven loads a plugin: nothing of it is shared, not even what is static. */
    @SuppressWarnings("unchecked")
    private static String inItsOwnClassLoader(String[] arguments) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : ChildJvm.classPath().split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> probe = loader.loadClass(RegistryProbe.class.getName());
            assertTrue(probe != RegistryProbe.class);
            return ((Callable<String>) probe.getConstructor(String[].class).newInstance((Object) arguments)).call();
        }
    }

    @Test
    @FaultCase("C3")
    void eightProcessesAndOneColdCache() throws Exception {
        List<ChildJvm> builds = new ArrayList<>();
        for (int number = 0; number < PROCESSES; number++) {
            builds.add(ChildJvm.start(List.of(), RegistryProbe.class, pull()));
        }
        for (ChildJvm build : builds) {
            try (build) {
                ChildJvm.Outcome outcome = build.await();
                assertEquals(0, outcome.exit(), outcome.output());
                assertTrue(outcome.output().contains("digest " + Rig.digest(layout)), outcome.output());
            }
        }
        assertCacheIsWhole();
    }

    private void assertCacheIsWhole() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("blobs/sha256"))) {
            for (Path file : files.toList()) {
                assertEquals(file.getFileName().toString(), Digest.of(file).hex());
            }
        }
    }

    @Test
    @FaultCase("C5")
    void killedAtAnyMomentTheNextBuildSucceedsAndNoTagIsHalf() throws Exception {
        long seed = Long.getLong("registry.seed", System.nanoTime());
        System.out.println("C5: -Dregistry.seed=" + seed);
        Random random = new Random(seed);
        rig.registry.always("*", "/v2/", Fault.delay(20));
        for (int kill = 0; kill < KILLS; kill++) {
            String tag = "kill-" + kill;
            ImageLayout image = SampleImage.single(folder.resolve(tag), "linux/amd64", kill, 300, 400_000);
            String[] both = Stream.concat(
                            Stream.of(pull()),
                            Stream.of(
                                    "push",
                                    rig.reference(tag).toString(),
                                    image.directory().toString()))
                    .toArray(String[]::new);
            killed(random, both);
            assertTrue(
                    List.of("", Rig.digest(image)).contains(rig.pushed(tag)), "seed " + seed + ": " + rig.pushed(tag));

            ChildJvm.Outcome outcome = finished(both);
            assertEquals(0, outcome.exit(), "seed " + seed + "\n" + outcome.output());
            assertEquals(Rig.digest(image), rig.pushed(tag), "seed " + seed);
        }
        leftBehindADayAgo();
        finished(pull());
        assertCacheIsWhole();
    }

    private static void killed(Random random, String... arguments) throws Exception {
        try (ChildJvm build = ChildJvm.start(List.of(), RegistryProbe.class, arguments)) {
            Thread.sleep(300 + random.nextInt(1_200));
            build.process().destroyForcibly();
            build.await();
        }
    }

    private static ChildJvm.Outcome finished(String... arguments) throws Exception {
        try (ChildJvm build = ChildJvm.start(List.of(), RegistryProbe.class, arguments)) {
            return build.await();
        }
    }

    private void leftBehindADayAgo() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("blobs/sha256"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }
        }
    }

    @Test
    @FaultCase("C6")
    void anEndedPushEndsWithinFiveSecondsAndLeavesNoTag() throws Exception {
        rig.registry.always("PUT", "/blobs/uploads/", Fault.delay(60_000));
        ImageLayout image = SampleImage.single(folder.resolve("ended"), "linux/amd64", 99, 4_000);
        String[] push = {
            "push", rig.reference("ended").toString(), image.directory().toString()
        };
        try (ChildJvm build = ChildJvm.start(List.of(), RegistryProbe.class, push)) {
            while (rig.registry.requests("PUT", "/blobs/uploads/").isEmpty()) {
                assertTrue(build.process().isAlive());
                Thread.sleep(20);
            }
            build.process().destroy();

            assertTrue(build.process().waitFor(5, TimeUnit.SECONDS));
            assertEquals("", rig.pushed("ended"));
        }
    }

    @Test
    @FaultCase("B16")
    void endlessAnswersFitInto64Mebibytes() throws Exception {
        for (int status : new int[] {200, 403, 500}) {
            try (EndlessServer server = EndlessServer.start(status);
                    ChildJvm build = ChildJvm.start(
                            List.of("-Xmx64m"),
                            RegistryProbe.class,
                            "pull",
                            server.host() + "/acme/big:1",
                            cache.toString())) {
                ChildJvm.Outcome outcome = build.await();

                assertEquals(1, outcome.exit(), outcome.output());
                assertTrue(outcome.output().contains("pulling "), outcome.output());
            }
        }
    }
}
