package io.github.gocontainer.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The written forms of values that are no record of their own; each rejection shows the accepted form. */
final class Forms {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(?:(k|M|G)i?)?B?");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?");
    private static final Pattern SIGNAL =
            Pattern.compile("[1-9]|[1-5]\\d|6[0-4]|SIG(HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1"
                    + "|SEGV|USR2|PIPE|ALRM|TERM|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO"
                    + "|POLL|PWR|SYS|RTMIN(\\+([1-9]|1[0-5]))?|RTMAX(-([1-9]|1[0-4]))?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int KIBI = 1024;

    private Forms() {}

    /** Why a form was rejected, in the words of the exception. */
    static String reason(IllegalArgumentException rejection) {
        return Optional.ofNullable(rejection.getMessage()).orElseGet(rejection::toString);
    }

    /** {@code 8080}, {@code 53/udp} or {@code 8000-8005}: every port with its protocol. */
    static List<String> ports(String text) {
        Matcher form = PORT.matcher(text.strip());
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first >= 1 && first <= last && last <= HIGHEST_PORT) {
                List<String> ports = new ArrayList<>();
                for (int port = first; port <= last; port++) {
                    ports.add(port + "/" + (form.group(3) == null ? "tcp" : form.group(3)));
                }
                return ports;
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a port: expected 1 to 65535, a range or a protocol, for example 8080, 8000-8005, 53/udp");
    }

    /** {@code 90s}, {@code 10m} or {@code 1h30m}; more than 0. */
    static Duration duration(String text) {
        Matcher form = DURATION.matcher(text.strip());
        if (form.matches() && !text.isBlank()) {
            Duration duration = Duration.ofHours(number(form.group(1)))
                    .plusMinutes(number(form.group(2)))
                    .plusSeconds(number(form.group(3)));
            if (!duration.isZero()) {
                return duration;
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a time span above 0: expected hours, minutes and seconds, for example 90s, 10m, 1h30m");
    }

    /** {@code 33554432}, {@code 512k} or {@code 32M} (powers of 1024), in bytes; more than 0. */
    static long size(String text) {
        Matcher form = SIZE.matcher(text.strip());
        if (form.matches()) {
            long unit = form.group(2) == null
                    ? 1
                    : switch (form.group(2)) {
                        case "k" -> KIBI;
                        case "M" -> KIBI * KIBI;
                        default -> (long) KIBI * KIBI * KIBI;
                    };
            long number = Long.parseLong(form.group(1));
            if (number > 0 && number <= Long.MAX_VALUE / unit) {
                return number * unit;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a size above 0: expected bytes, or a number with k, M or G, for example 32M");
    }

    /** {@code 80} or {@code 82.5}: per cent, from 0 to 100. */
    static double percentage(String text) {
        if (text.strip().matches("\\d{1,3}(\\.\\d{1,3})?") && Double.parseDouble(text) <= 100) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no percentage: expected 0 to 100, for example 80 or 82.5");
    }

    /** A pattern of packages, {@code ./...}; nothing that Go would take for a flag. */
    static String packages(String text) {
        if (text.startsWith("-") || text.isBlank()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no pattern of packages: expected for example ./... or ./internal/store");
        }
        return text;
    }

    /** Go's expressions have no look-around, and are else close enough to Java's to be checked here. */
    static String expression(String text) {
        try {
            Pattern.compile(text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no regular expression (" + e.getDescription()
                    + "): expected for example ^TestOrder$ or order.*");
        }
    }

    /** A pattern of files as in {@code <excludes>}: {@code **}{@code /*.pb.go}. */
    static String glob(String text) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no pattern of files (" + e.getDescription()
                    + "): expected for example **/*.pb.go");
        }
    }

    /** A whole number of 1 or more. */
    static int count(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 1: expected for example 3");
        }
        return Integer.parseInt(text);
    }

    /** A signal of Linux by its name or number, as engines take them. */
    static String signal(String text) {
        if (!SIGNAL.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a signal: expected a name or a number from 1 to 64, for example SIGINT, SIGRTMIN+3, 2");
        }
        return text;
    }

    static String user(String text) {
        if (!USER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a user: expected user or user:group, for example 65532:65532");
        }
        return text;
    }

    static String absolutePath(String text) {
        if (!text.startsWith("/")
                || text.contains("//")
                || (text + "/").contains("/../")
                || (text + "/").contains("/./")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an absolute path in the image: expected for example /app");
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** A variable's name in the container. */
    static void variableName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a variable's name: expected letters, digits, _ . - and no digit at the start");
        }
    }

    /** Whole seconds since the epoch or ISO 8601 with an offset, as {@code project.build.outputTimestamp} has it. */
    static Instant time(String text) {
        try {
            if (text.matches("\\d{1,11}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
            if (!time.isBefore(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Rejected below, as what lies before the epoch is.
        }
        throw new IllegalArgumentException(
                "'" + text
                        + "' is not a time since 1970: expected seconds since the epoch or ISO 8601, for example 2026-11-23T00:00:00Z");
    }

    /** A base address: {@code https:}, {@code http:} or {@code file:} with a host or path, or a folder. */
    static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is not an address (" + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "): expected for example https://mirror.example/go");
        }
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
