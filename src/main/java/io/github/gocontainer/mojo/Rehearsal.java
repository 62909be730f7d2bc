package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.SourceStamp;
import io.github.gocontainer.http.HttpTransport;
import io.github.gocontainer.http.Loopback;
import io.github.gocontainer.image.Compression;
import io.github.gocontainer.image.ContainerSpec;
import io.github.gocontainer.image.FileEntry;
import io.github.gocontainer.image.FileSource;
import io.github.gocontainer.image.ImageSpec;
import io.github.gocontainer.image.LayerSpec;
import io.github.gocontainer.image.LayoutBuilder;
import io.github.gocontainer.image.jib.JibImageEncoder;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.ImageReference;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ImagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes an image of nothing while Go compiles, and throws it away: in a cold JVM it takes longer to load the classes for the real
 * one than to make it. Once in a JVM is enough.
 */
final class Rehearsal {

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private final BuildPlan plan;
    private final MavenContext context;
    private final Thread thread = new Thread(this::run, "gocontainer-rehearsal");
    private volatile boolean isOver;

    private Rehearsal(MavenContext context, BuildPlan plan) {
        this.context = context;
        this.plan = plan;
    }

    /** Starts it in the background, if it looks as if there will be another image than the one that is there. */
    static Rehearsal start(MavenContext context, BuildPlan plan, SourceStamp sources) {
        Rehearsal rehearsal = new Rehearsal(context, plan);
        if (isWorthwhile(sources, plan.workspace().imageFile()) && BEGUN.compareAndSet(false, true)) {
            rehearsal.thread.setDaemon(true);
            rehearsal.thread.start();
        }
        return rehearsal;
    }

    /** Waits for what has begun, which is a fraction of a second and needed now, and begins nothing more. */
    void end() {
        isOver = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isWorthwhile(SourceStamp sources, Path image) {
        try {
            return sources.newest().isAfter(Files.getLastModifiedTime(image).toInstant());
        } catch (IOException none) {
            return true;
        }
    }

    private void run() {
        try {
            image(plan.image(), plan.workspace().rehearsal());
            if (!isOver && pushes(context)) {
                try (HttpTransport transport = Connections.transport(context)) {
                    transport.prepare(plan.push()
                            .filter(push -> !isLocal(push.repository()))
                            .isPresent());
                }
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // What is wrong here is wrong in the real one, which says so.
            isOver = true;
        }
    }

    /** @param folder which is gone afterwards */
    static void image(ImagePlan plan, Path folder) throws IOException {
        FileTree.delete(folder);
        Files.createDirectories(folder);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            ImageSpec spec = new ImageSpec(
                    plan.platforms().get(0),
                    Optional.empty(),
                    List.of(LayerSpec.of("none", List.of(FileEntry.program("/none", new FileSource.Text("none"))))),
                    new ContainerSpec(
                            List.of("/none"),
                            List.of(),
                            new TreeMap<>(),
                            new TreeSet<>(),
                            plan.user(),
                            Optional.empty(),
                            new TreeMap<>(),
                            new TreeSet<>(),
                            Optional.empty(),
                            Optional.empty()),
                    plan.created(),
                    new TreeMap<>(),
                    plan.format(),
                    // What a library for this system cannot do is said best at its first use.
                    plan.compression() == Compression.ZSTD ? Compression.NONE : plan.compression());
            new LayoutBuilder(new JibImageEncoder(folder), pool, 1)
                    .build(
                            List.of(spec),
                            new TreeMap<>(),
                            new ImageLayout(folder.resolve("image")),
                            folder.resolve("layers.json"));
        } finally {
            pool.shutdownNow();
            FileTree.delete(folder);
        }
    }

    private static boolean isLocal(ImageReference image) {
        return Loopback.isLoopback(image.registry().replaceFirst(":[0-9]+$", ""));
    }

    private static boolean pushes(MavenContext context) {
        return context.session().getGoals().stream().anyMatch(goal -> goal.equals("deploy") || goal.endsWith(":push"));
    }
}
