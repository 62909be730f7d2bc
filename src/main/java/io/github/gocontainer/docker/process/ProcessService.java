package io.github.gocontainer.docker.process;

import io.github.gocontainer.docker.smoke.Endpoint;
import io.github.gocontainer.docker.smoke.Exit;
import io.github.gocontainer.docker.smoke.Service;
import io.github.gocontainer.docker.smoke.ServiceLog;
import io.github.gocontainer.oci.FileTree;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.OutputListener;
import io.github.gocontainer.process.ProcessStarter;
import io.github.gocontainer.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A service as a process of this machine. */
final class ProcessService implements Service {

    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

    private final RunningProcess process;
    private final ServiceLog log;
    private final ServiceLog.Feed output;
    private final ServiceLog.Feed error;
    private final SortedMap<Integer, Endpoint> endpoints;
    private final Path folder;
    private Optional<Exit> exit = Optional.empty();

    /** @param folder that is gone with it */
    ProcessService(
            ProcessStarter starter,
            Command command,
            ServiceLog log,
            SortedMap<Integer, Endpoint> endpoints,
            Path folder) {
        this.log = log;
        this.output = log.feed();
        this.error = log.feed();
        this.endpoints = endpoints;
        this.folder = folder;
        this.process = starter.start(command, new OutputListener() {
            @Override
            public void output(byte[] bytes, int length) {
                output.write(bytes, length);
            }

            @Override
            public void error(byte[] bytes, int length) {
                error.write(bytes, length);
            }
        });
    }

    @Override
    public String runtime() {
        return "as a process, not in a container";
    }

    @Override
    public SortedMap<Integer, Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public SortedMap<String, SortedMap<Integer, Endpoint>> dependencies() {
        return new TreeMap<>();
    }

    @Override
    public Optional<Exit> exit() {
        if (exit.isEmpty() && process.exitCode().isPresent()) {
            process.awaitOutput(LAST_OUTPUT);
            output.end();
            error.end();
            exit = Optional.of(new Exit(process.exitCode().getAsInt(), false));
        }
        return exit;
    }

    @Override
    public ServiceLog log() {
        return log;
    }

    @Override
    public void requestStop() {
        process.requestEnd();
    }

    @Override
    public String stopSignal() {
        return "SIGTERM";
    }

    @Override
    public void close() {
        process.close();
        log.close();
        tidyUp(folder);
    }

    /** What cannot be deleted only takes up room. */
    static void tidyUp(Path folder) {
        try {
            FileTree.delete(folder);
        } catch (IOException stays) {
            return;
        }
    }
}
