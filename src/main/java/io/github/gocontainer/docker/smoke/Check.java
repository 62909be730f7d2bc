package io.github.gocontainer.docker.smoke;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a step of a smoke test wants to be true. */
public sealed interface Check {

    /** In words that fit behind "waited for". */
    String words();

    /** The service has written a line in which the pattern is found, at any time since it started. */
    record LogLine(Pattern pattern) implements Check {
        @Override
        public String words() {
            return "a log line with " + pattern.pattern();
        }
    }

    /** The service accepts connections, and does not close them at once. */
    record TcpPort(int port) implements Check {
        @Override
        public String words() {
            return "TCP port " + port;
        }
    }

    /**
     * The service answers a GET.
     *
     * @param path with its query, starting with a slash
     * @param body found in the answer's body; empty for any
     */
    record HttpAnswer(int port, String path, int status, Optional<Pattern> body) implements Check {
        @Override
        public String words() {
            return "HTTP " + status + " from :" + port + path
                    + body.map(pattern -> " with " + pattern.pattern()).orElse("");
        }
    }

    /** The service ends by itself with this code. */
    record ExitCode(int code) implements Check {
        @Override
        public String words() {
            return "exit code " + code;
        }
    }

    /** A command of the user's succeeds, which finds the service's addresses in its environment. */
    record UserCommand(List<String> arguments) implements Check {
        public UserCommand {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String words() {
            return String.join(" ", arguments);
        }
    }

    /** The Go tests with the tag {@code integration} in these packages succeed. */
    record GoTests(List<String> packages) implements Check {
        public GoTests {
            packages = List.copyOf(packages);
        }

        @Override
        public String words() {
            return "go test -tags integration " + String.join(" ", packages);
        }
    }
}
