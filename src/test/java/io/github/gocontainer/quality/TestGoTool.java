package io.github.gocontainer.quality;

import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.golang.TestToolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The Go of this machine at work on a test's module. */
public final class TestGoTool {

    /** What the goals hand over as well. */
    public static final Complaint COMPLAINT =
            (step, result, log) -> GoComplaint.failure(step, result, FailureCode.SOURCES, log);

    private TestGoTool() {}

    public static GoTool in(Path module) {
        GoToolchain toolchain = TestToolchain.real();
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("GOFLAGS", "-buildvcs=false");
        return new GoTool(
                toolchain.executable(), toolchain.version().toString(), module, environment, Duration.ofMinutes(10));
    }
}
