package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.process.CommandResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what Go says when it fails into a failure: Go's own words first, then what to do about the usual ones. */
public final class GoComplaint {

    private static final int SHOWN = 20;
    private static final int WIDEST = 400;
    private static final Pattern USER_INFORMATION = Pattern.compile("(://)[^/@\\s]+@");
    private static final Pattern PROGRESS = Pattern.compile("go: (downloading|finding|extracting) .*");

    private record Hint(Pattern text, FailureCode code, String hint) {
        Hint(String text, FailureCode code, String hint) {
            this(Pattern.compile(text, Pattern.CASE_INSENSITIVE), code, hint);
        }
    }

    /** The first that fits counts. */
    private static final List<Hint> HINTS = List.of(
            new Hint(
                    "SECURITY ERROR|checksum mismatch|verifying .*: .*(inconsistent|invalid signature)",
                    FailureCode.INTEGRITY,
                    "find out who changed the module before you trust it: compare go.sum with the module's author;"
                            + " only then 'go clean -modcache' and 'go mod tidy'"),
            new Hint(
                    "disabled by GOSUMDB=off",
                    FailureCode.INTEGRITY,
                    "remove GOSUMDB=off: a Go toolchain is never run unchecked; or install that Go and name it with"
                            + " <go><path> (-Dgocontainer.go.path=)"),
            new Hint(
                    "golang\\.org/toolchain@.*(40[134]|410) |toolchain not available",
                    FailureCode.TOOLCHAIN,
                    "check that this version of Go exists and that GOPROXY serves golang.org/toolchain; or install it"
                            + " and name it with <go><path> (-Dgocontainer.go.path=)"),
            new Hint(
                    "module lookup disabled by GOPROXY=off|disabled by GOVCS|module download disabled",
                    FailureCode.NETWORK,
                    "run the build once without -o, so that the missing modules are downloaded"),
            new Hint(
                    "missing go\\.sum entry|updates to go\\.(mod|sum) needed|missing entry in go\\.sum",
                    FailureCode.SOURCES,
                    "run 'go mod tidy' and commit go.mod and go.sum"),
            new Hint(
                    "go\\.work.*(updates|needed)|go work sync",
                    FailureCode.SOURCES,
                    "run 'go work sync' and commit its result"),
            new Hint(
                    "inconsistent vendoring",
                    FailureCode.SOURCES,
                    "run 'go mod vendor' (or 'go work vendor') and commit its result"),
            new Hint(
                    "no space left on device|not enough space on the disk",
                    FailureCode.FILES,
                    "free disk space: the output, GOCACHE, GOMODCACHE and the temporary folder need some"),
            new Hint(
                    "verifying .*(sumdb|checksum|lookup)|missing GOSUMDB",
                    FailureCode.NETWORK,
                    "let the build reach Go's checksum database, directly or through GOPROXY; for private modules,"
                            + " name them in GOPRIVATE (<go><env><GOPRIVATE>)"),
            new Hint(
                    "40[13] (Unauthorized|Forbidden)|404 Not Found|410 Gone|terminal prompts disabled"
                            + "|could not read Username|Permission denied|Authentication failed|not found: module"
                            + "|unrecognized import path|Repository not found",
                    FailureCode.CREDENTIALS,
                    "check the module's path and version; a private one wants its host in GOPRIVATE"
                            + " (<go><env><GOPRIVATE>) and a server of this host in settings.xml"),
            new Hint(
                    "requires go >=|go\\.mod requires go|invalid go version",
                    FailureCode.TOOLCHAIN,
                    "set <go><version> (-Dgocontainer.go.version=) to the version that is asked for"),
            new Hint(
                    "cgo: C compiler .* not found|# runtime/cgo(?s:.*)(unrecognized command-line option|Assembler messages)",
                    FailureCode.SOURCES,
                    "name a C compiler of this platform that is installed, like"
                            + " <go><cc>linux/arm64=aarch64-linux-gnu-gcc</cc> (-Dgocontainer.go.cc=)"),
            new Hint(
                    "C source files not allowed when not using cgo|requires cgo|\"C\": .*not found",
                    FailureCode.SOURCES,
                    "turn cgo on with <go><cgo>true</cgo> (-Dgocontainer.go.cgo=true), which needs a C compiler for"
                            + " every platform; or use a package without C"),
            new Hint(
                    "build constraints exclude all Go files",
                    FailureCode.SOURCES,
                    "check the //go:build lines against <platforms> and <go><tags>; files that import \"C\" need"
                            + " <go><cgo>true</cgo> (-Dgocontainer.go.cgo=true)"),
            new Hint(
                    "no required module provides package|cannot find module providing",
                    FailureCode.SOURCES,
                    "run 'go get' for the package and commit go.mod and go.sum"),
            new Hint(
                    "no such host|connection refused|connection reset|i/o timeout|TLS handshake|x509:|EOF$|\\b5\\d\\d \\w+",
                    FailureCode.NETWORK,
                    "check the network, GOPROXY (<go><env><GOPROXY>) and the proxies in settings.xml"));

    private GoComplaint() {}

    /**
     * The failure for a command that ended with an exit code other than 0.
     *
     * @param step what failed, in the user's words
     * @param code when none of the usual complaints tells more
     * @param log where all of the output is
     */
    public static BuildFailure failure(String step, CommandResult result, FailureCode code, Optional<Path> log) {
        String said = result.error().isBlank() ? result.output() : result.error();
        List<String> lines = said.lines()
                .filter(line -> !line.isBlank() && !PROGRESS.matcher(line).matches())
                .toList();
        String shown = lines.stream().limit(SHOWN).map(GoComplaint::safe).collect(Collectors.joining("\n"));
        boolean more = lines.size() > SHOWN;
        String whole = log.map(file -> "\n" + (more ? "[...] all of it: " : "all of the output: ") + file)
                .orElse("");
        String message = step + " failed (exit code " + result.exitCode() + "):\n" + shown + whole;
        return HINTS.stream()
                .filter(hint -> hint.text().matcher(said).find())
                .findFirst()
                .map(hint -> new BuildFailure(hint.code(), message, hint.hint()))
                .orElseGet(() -> new BuildFailure(code, message));
    }

    /** Without user names and passwords in addresses, and no wider than a page. */
    public static String safe(String line) {
        String redacted = USER_INFORMATION.matcher(line).replaceAll("$1");
        return redacted.length() <= WIDEST ? redacted : redacted.substring(0, WIDEST) + "[...]";
    }
}
