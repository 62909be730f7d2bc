package io.github.gocontainer.docker.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service writes: its last lines in memory, the first {@value #FILE_MEGABYTES} MiB in a file, and the first line
 * that fits each pattern that somebody waits for.
 */
public final class ServiceLog implements AutoCloseable {

    /** How many lines a report shows. */
    public static final int LAST_LINES = 50;

    private static final int FILE_MEGABYTES = 16;
    private static final long FILE_LIMIT = (long) FILE_MEGABYTES << 20;
    private static final int LINE_LIMIT = 1 << 13;

    private final Map<String, Pattern> wanted = new HashMap<>();
    private final Map<String, String> found = new HashMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final @Nullable OutputStream file;
    private long written;
    private boolean fileIsFull;
    private long lines;

    /**
     * A log that watches for these patterns from the first byte on.
     *
     * @param path overwritten; when it cannot be written, the log is in memory alone
     */
    public ServiceLog(List<Pattern> patterns, Optional<Path> path) {
        patterns.forEach(pattern -> wanted.put(pattern.pattern(), pattern));
        this.file = path.map(ServiceLog::open).orElse(null);
    }

    private static @Nullable OutputStream open(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return Files.newOutputStream(path);
        } catch (IOException notKept) {
            return null;
        }
    }

    /** One of the service's two streams: lines of different streams are not mixed. */
    public Feed feed() {
        return new Feed();
    }

    /** The first line in which the pattern was found. */
    public synchronized Optional<String> find(Pattern pattern) {
        return Optional.ofNullable(found.get(pattern.pattern()));
    }

    /** The last lines, at most {@value #LAST_LINES}, without control characters; a first one says what is left out. */
    public synchronized String tail() {
        String cut = lines > last.size() ? "[" + (lines - last.size()) + " lines before these are left out]\n" : "";
        return cut + String.join("\n", last);
    }

    private synchronized void add(String line) {
        wanted.forEach((text, pattern) -> {
            if (!found.containsKey(text) && pattern.matcher(line).find()) {
                found.put(text, line);
            }
        });
        lines++;
        last.addLast(line);
        if (last.size() > LAST_LINES) {
            last.removeFirst();
        }
    }

    private synchronized void keep(byte[] bytes, int length) {
        if (file == null || fileIsFull) {
            return;
        }
        try {
            int room = (int) Math.min(length, FILE_LIMIT - written);
            file.write(bytes, 0, room);
            written += room;
            if (room < length) {
                fileIsFull = true;
                file.write(("\n[more than " + FILE_MEGABYTES + " MiB of log, cut here]\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException full) {
            // The test does not depend on its log's file.
            fileIsFull = true;
        }
    }

    @Override
    public synchronized void close() {
        fileIsFull = true;
        if (file != null) {
            try {
                file.close();
            } catch (IOException notWritten) {
                return;
            }
        }
    }

    /** Takes the bytes of one stream as they come. */
    public final class Feed {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean cut;

        private Feed() {}

        /** The next bytes. */
        public synchronized void write(byte[] bytes, int length) {
            keep(bytes, length);
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n') {
                    append(bytes, start, i);
                    end();
                    start = i + 1;
                }
            }
            append(bytes, start, length);
        }

        /** The stream has ended: what came after the last line break is a line. */
        public synchronized void end() {
            if (line.size() > 0 || cut) {
                add(readable(line.toString(StandardCharsets.UTF_8)) + (cut ? " [line cut here]" : ""));
            }
            line.reset();
            cut = false;
        }

        private void append(byte[] bytes, int start, int end) {
            int room = Math.min(end - start, LINE_LIMIT - line.size());
            line.write(bytes, start, room);
            cut |= room < end - start;
        }
    }

    /** Binary output would turn a terminal upside down. */
    private static String readable(String line) {
        StringBuilder text = new StringBuilder(line.length());
        line.codePoints()
                .filter(point -> point != '\r')
                .map(point -> Character.isISOControl(point) && point != '\t' ? 0xFFFD : point)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
