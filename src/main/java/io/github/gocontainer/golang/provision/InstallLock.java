package io.github.gocontainer.golang.provision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of many processes install something while the others wait as long as it gets on.
 *
 * <p>The system frees the lock of a process that died. Its holder touches the file while it works, so that those who
 * wait can tell slow from stuck. Within one process a thread must hold {@link #withinProcess} around it: the system
 * drops a process's lock as soon as any of its threads closes the file.
 */
final class InstallLock implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final long TOUCH_MILLIS = 1000;

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private long touched;

    /** The same monitor for a file in every class loader of this process. */
    static Object withinProcess(Path file) {
        return (InstallLock.class.getName() + " " + file.toAbsolutePath()).intern();
    }

    private InstallLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for the lock.
     *
     * @param patience how long its holder may do nothing
     * @throws IOException when it does nothing for longer, or the file system has no locks; names the file
     */
    static InstallLock acquire(Path file, Duration patience, Pause pause) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileTime seen = FileTime.fromMillis(0);
        long since = System.nanoTime();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            FileLock lock = tryLock(file, channel);
            if (lock != null) {
                return new InstallLock(file, channel, lock);
            }
            FileTime now = Files.getLastModifiedTime(file);
            if (!now.equals(seen)) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                channel.close();
                throw new IOException("the lock file " + file + " is held by another build that has done nothing for "
                        + patience.toSeconds() + " s");
            }
            pause.of(STEP);
        }
    }

    private static @Nullable FileLock tryLock(Path file, FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } catch (IOException e) {
            channel.close();
            throw new IOException("the lock file " + file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    /** Shows those who wait that there is progress, at most once a second. */
    void touch() {
        long now = System.nanoTime() / 1_000_000;
        if (now - touched < TOUCH_MILLIS) {
            return;
        }
        touched = now;
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException onlyASign) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
