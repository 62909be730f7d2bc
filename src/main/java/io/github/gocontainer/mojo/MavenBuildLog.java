package io.github.gocontainer.mojo;

import io.github.gocontainer.log.BuildLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
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

    /**
     * Past Maven's console, which Maven takes down at the same time: its filter of colours then loses lines, or fails in the
     * middle of one.
     */
    @Override
    public void lastWords(String line) {
        PrintStream error = new PrintStream(new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
        error.println("[WARNING] " + line);
    }

    @Override
    public void failed(String line) {
        log.error(line);
    }
}
