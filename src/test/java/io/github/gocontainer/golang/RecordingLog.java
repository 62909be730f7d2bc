package io.github.gocontainer.golang;

import io.github.gocontainer.log.BuildLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what was said. */
final class RecordingLog implements BuildLog {

    final List<String> done = Collections.synchronizedList(new ArrayList<>());
    final List<String> details = Collections.synchronizedList(new ArrayList<>());
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

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
}
