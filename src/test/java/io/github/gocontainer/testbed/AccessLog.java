package io.github.gocontainer.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests that a registry got, as it says itself. */
public final class AccessLog {

    /** The combined log format: {@code 127.0.0.1 - - [time] "HEAD /v2/a/manifests/1 HTTP/1.1" 200 0 ...}. */
    private static final Pattern LINE = Pattern.compile("\"([A-Z]+) (\\S+) HTTP/[0-9.]+\" ([0-9]{3}) ");

    private final Path file;

    public AccessLog(Path file) {
        this.file = file;
    }

    /** A line of the log. */
    public record Request(String method, String path, int status) {}

    /** All requests for this repository since the registry was started, in their order. */
    public List<Request> of(String repository) throws IOException {
        return Files.readAllLines(file).stream()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .map(line -> new Request(line.group(1), line.group(2), Integer.parseInt(line.group(3))))
                .filter(request -> request.path().startsWith("/v2/" + repository + "/"))
                .toList();
    }
}
