package io.github.gocontainer.mojo;

import io.github.gocontainer.log.BuildLog;
import org.apache.maven.plugin.logging.Log;

/** The build's log on Maven's console. */
public record MavenBuildLog(Log log) implements BuildLog {

    @Override
    public void done(String line) {
        log.info(line);
    }

    @Override
    public void detail(String line) {
        log.debug(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void failed(String line) {
        log.error(line);
    }
}
