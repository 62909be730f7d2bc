package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.mojo.GocontainerMojo;
import io.github.gocontainer.mojo.Stages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Looks for known vulnerabilities in the sources and in the finished image, and at the licenses of what is linked;
 * does nothing without {@code <scan>}.
 */
@Mojo(
        name = "scan",
        defaultPhase = LifecyclePhase.VERIFY,
        threadSafe = true,
        configurator = GocontainerMojo.CONFIGURATOR)
public final class ScanMojo extends GocontainerMojo {

    @Override
    protected void run(Stages stages) {
        stages.plan().scan().ifPresent(scan -> new ScanStage(stages, scan, LocalDate.now(ZoneOffset.UTC)).run());
    }
}
