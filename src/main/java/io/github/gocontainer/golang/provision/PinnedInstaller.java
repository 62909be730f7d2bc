package io.github.gocontainer.golang.provision;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.http.RetryRules;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.log.Quantities;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Installs an archive in a folder that parallel builds share: downloaded once, checked, moved in place. */
public final class PinnedInstaller {

    private static final long NEEDED = 350_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What to install.
     *
     * @param name of the folder, and in messages, for example {@code go1.27.4.linux-amd64}
     * @param hash what its content must have, {@code h1:...}
     */
    public record Wanted(String name, String hash) {}

    private final Path directory;
    private final Download download;
    private final Pause pause;
    private final BuildLog log;

    /** @param directory the shared folder */
    public PinnedInstaller(Path directory, Download download, Pause pause, BuildLog log) {
        this.directory = directory.toAbsolutePath();
        this.download = download;
        this.pause = pause;
        this.log = log;
    }

    /** Where it is, when it is there and complete. */
    public Optional<Path> installed(Wanted wanted) {
        Path folder = directory.resolve(wanted.name());
        try {
            Path mark = folder.resolve(Installation.MARK);
            boolean complete =
                    Files.isRegularFile(mark) && Files.readString(mark).strip().equals(wanted.hash());
            return complete ? Optional.of(folder) : Optional.empty();
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, folder + " could not be read: " + e, null, e);
        }
    }

    /**
     * Installs it unless another build has done so meanwhile.
     *
     * @param sources in the order in which they are tried
     * @throws BuildFailure when no source has it, or what it has is not what is wanted; nothing is installed then
     */
    public Path install(Wanted wanted, List<ArchiveSource> sources) {
        Path lockFile = directory.resolve(wanted.name() + ".lock");
        synchronized (InstallLock.withinProcess(lockFile)) {
            return install(wanted, sources, lockFile);
        }
    }

    private Path install(Wanted wanted, List<ArchiveSource> sources, Path lockFile) {
        try (InstallLock lock = InstallLock.acquire(lockFile, PATIENCE, pause)) {
            Optional<Path> meanwhile = installed(wanted);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            Installation installation = new Installation(directory, wanted, lock);
            installation.prune();
            try {
                return fromFirst(sources, wanted, installation);
            } finally {
                installation.prune();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildFailure(
                    FailureCode.INTERRUPTED, "the installation of " + wanted.name() + " was interrupted", null, e);
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    wanted.name() + " could not be installed in " + directory + ": " + e.getMessage(),
                    "end the other build, or check that the folder can be written and has free space",
                    e);
        }
    }

    private Path fromFirst(List<ArchiveSource> sources, Wanted wanted, Installation installation)
            throws IOException, InterruptedException {
        List<String> reasons = new ArrayList<>();
        boolean absentOnly = true;
        for (ArchiveSource source : sources) {
            try {
                return withRetries(source, wanted, installation);
            } catch (Download.AbsentException e) {
                reasons.add(e.getMessage());
            } catch (UnsafeEntryException e) {
                throw new BuildFailure(
                        FailureCode.INTEGRITY,
                        "SECURITY: " + shown(source) + " has an " + e.getMessage() + "; nothing was installed",
                        null,
                        e);
            } catch (IOException e) {
                absentOnly = false;
                reasons.add(e.getMessage());
                if (!source.nextAfterAnyError()) {
                    break;
                }
            }
        }
        throw new BuildFailure(
                FailureCode.NETWORK,
                "could not download " + wanted.name() + (absentOnly ? ": no source has it: " : ": ")
                        + String.join("; ", reasons),
                "check the network, GOPROXY (<go><env><GOPROXY>), <go><toolchain><mirror>"
                        + " (-Dgocontainer.go.toolchain.mirror=) and the proxies in settings.xml, or install Go");
    }

    private Path withRetries(ArchiveSource source, Wanted wanted, Installation installation)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(source, wanted, installation);
            } catch (Download.AbsentException | Download.RefusedException | UnsafeEntryException e) {
                throw e;
            } catch (IOException e) {
                requireWritable(e);
                if (attempt == RetryRules.MOST_ATTEMPTS || isLocal(source.address())) {
                    throw new IOException(
                            reason(source, e) + " (" + attempt + (attempt == 1 ? " attempt)" : " attempts)"), e);
                }
                Duration wait = RetryRules.pause(attempt, Math.random());
                log.warn("download of " + wanted.name() + " failed: " + reason(source, e) + "; attempt " + (attempt + 1)
                        + " of " + RetryRules.MOST_ATTEMPTS + " in " + Quantities.time(wait));
                pause.of(wait);
            }
        }
    }

    /** What this machine's disk refuses is no fault of the source's, and no retry helps. */
    private void requireWritable(IOException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("not enough space")) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "No space left in " + directory + ": "
                            + Quantities.size(Files.getFileStore(directory).getUsableSpace())
                            + " are free, a Go toolchain needs about " + Quantities.size(NEEDED),
                    "free disk space, or set the cache directory to another disk",
                    e);
        }
        if (e instanceof FileSystemException) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "a file of the installation could not be written: " + e,
                    "check that " + directory + " belongs to this user",
                    e);
        }
    }

    private Path once(ArchiveSource source, Wanted wanted, Installation installation) throws IOException {
        long start = System.nanoTime();
        Path archive = installation.newFile();
        download.to(source.address(), archive, installation::touch);
        Path unpacked = installation.newFolder();
        String hash =
                source.archive().unpack(archive, unpacked, installation::touch).toString();
        if (!hash.equals(wanted.hash())) {
            throw new BuildFailure(
                    FailureCode.INTEGRITY,
                    "SECURITY: " + shown(source) + " is not the " + wanted.name() + " that this plugin was made for:"
                            + " expected " + wanted.hash() + ", actual " + hash + "; nothing was installed",
                    "find out who changed it before you use anything from there");
        }
        long size = Files.size(archive);
        Path installed = installation.moveInPlace(unpacked);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        log.done("downloaded " + wanted.name() + " (" + Quantities.size(size) + ", " + Quantities.time(time) + ") from "
                + shown(source));
        return installed;
    }

    private static boolean isLocal(URI address) {
        return "file".equals(address.getScheme());
    }

    private static String shown(ArchiveSource source) {
        return isLocal(source.address()) ? source.address().getPath() : HttpCall.redacted(source.address());
    }

    private static String reason(ArchiveSource source, IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.contains("://") ? message : shown(source) + ": " + message;
    }
}
