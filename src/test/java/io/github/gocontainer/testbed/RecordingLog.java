package io.github.gocontainer.testbed;

import io.github.gocontainer.log.BuildLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every line, so that a test can look for what was said and for what must never be. */
public final class RecordingLog implements BuildLog {

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> details = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Override
    public void done(String line) {
        done.add(line);
    }

    @Override
    public void detail(String line) {
        details.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }

    public List<String> done() {
        return done;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** All lines of all levels. */
    public String everything() {
        return String.join("\n", done) + "\n" + String.join("\n", details) + "\n" + String.join("\n", warnings);
    }
}
