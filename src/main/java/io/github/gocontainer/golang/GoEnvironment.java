package io.github.gocontainer.golang;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of Go's own processes: the parent's, without what would make the output depend on the machine.
 *
 * <p>What {@code go env -w} has persisted is asked for once and passed on as far as it says where things are; its file
 * itself is switched off.
 */
public final class GoEnvironment {

    /** Where modules, caches and credentials are; none of these changes what is compiled. */
    private static final List<String> PLACES = List.of(
            "GOPROXY",
            "GONOPROXY",
            "GOPRIVATE",
            "GOSUMDB",
            "GONOSUMDB",
            "GOINSECURE",
            "GOVCS",
            "GOAUTH",
            "GOPATH",
            "GOCACHE",
            "GOMODCACHE",
            "GOCACHEPROG",
            "GOTMPDIR");

    private static final Set<String> OUTPUT_CHANGING = Set.of(
            "GO111MODULE",
            "GO386",
            "GOAMD64",
            "GOARCH",
            "GOARM",
            "GOARM64",
            "GOBIN",
            "GOEXPERIMENT",
            "GOFIPS140",
            "GOFLAGS",
            "GOHOSTARCH",
            "GOHOSTOS",
            "GOMIPS",
            "GOMIPS64",
            "GOOS",
            "GOPPC64",
            "GORISCV64",
            "GOROOT",
            "GOTOOLCHAIN",
            "GOTOOLDIR",
            "GOWASM",
            "GO_EXTLINK_ENABLED",
            "AR",
            "CC",
            "CXX",
            "FC",
            "GCCGO",
            "PKG_CONFIG");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, String> base;

    private GoEnvironment(Map<String, String> base) {
        this.base = base;
    }

    /**
     * Asks Go for its settings.
     *
     * @param parent environment of this process
     * @param configured {@code <go><env>}, which wins over everything else
     * @param allowToolexec whether {@code GOFLAGS} may replace the compiler or the sources
     * @throws BuildFailure when Go does not answer, or {@code GOFLAGS} has a flag that is refused
     */
    public static GoEnvironment of(
            GoToolchain toolchain,
            Map<String, String> parent,
            Map<String, String> configured,
            boolean allowToolexec,
            CommandRunner runner,
            BuildLog log) {
        JsonNode settings = settings(toolchain, parent, configured, runner);
        Map<String, String> base = withoutOutputChanging(parent);
        for (String name : PLACES) {
            String value = settings.path(name).asText();
            // Without a home folder Go says "off" here, and names the missing variable only if we do not repeat that.
            if (!value.isEmpty() && !(name.equals("GOCACHE") && value.equals("off"))) {
                base.put(name, value);
            }
        }
        base.putAll(configured);
        base.put("GOFLAGS", GoFlags.join(flags(configured, settings, allowToolexec, log)));
        base.put("GOENV", "off");
        base.put("GO111MODULE", "on");
        base.put("GOTOOLCHAIN", "local");
        return new GoEnvironment(base);
    }

    /** For commands that work on modules; offline, no proxy and no version control is asked. */
    public Map<String, String> forModules(boolean offline) {
        Map<String, String> result = new TreeMap<>(base);
        if (offline) {
            result.put("GOPROXY", "off");
            result.put("GOVCS", "*:off");
        }
        return result;
    }

    /** For programs that run on this machine, as tests do. */
    public Map<String, String> forHost(boolean cgo, boolean offline) {
        Map<String, String> result = forModules(offline);
        result.put("CGO_ENABLED", cgo ? "1" : "0");
        return result;
    }

    /** For commands that look at packages as they are on a platform. */
    public Map<String, String> forPlatform(Platform platform, boolean cgo, boolean offline) {
        Map<String, String> result = forModules(offline);
        result.put("GOOS", platform.os());
        result.put("GOARCH", platform.architecture());
        result.put("CGO_ENABLED", cgo ? "1" : "0");
        platform.variant().ifPresent(variant -> {
            switch (platform.architecture()) {
                case "arm" -> result.put("GOARM", variant.substring(1));
                case "amd64" -> result.put("GOAMD64", variant);
                case "arm64" -> result.put("GOARM64", variant.contains(".") ? variant : variant + ".0");
                case "ppc64le" -> result.put("GOPPC64", variant);
                case "riscv64" -> result.put("GORISCV64", variant);
                default -> throw new IllegalStateException("no Go setting for the variant of " + platform);
            }
        });
        return result;
    }

    /** One of Go's settings as the children get it; empty when it is not set. */
    public String get(String name) {
        return base.getOrDefault(name, "");
    }

    /** Where modules come from, by Go's own settings: the environment with what {@code go env -w} has persisted. */
    public static Map<String, String> places(GoToolchain toolchain, Map<String, String> parent, CommandRunner runner) {
        JsonNode settings = settings(toolchain, parent, Map.of(), runner);
        Map<String, String> places = new TreeMap<>(parent);
        for (String name : PLACES) {
            String value = settings.path(name).asText();
            if (!value.isEmpty()) {
                places.put(name, value);
            }
        }
        return places;
    }

    /** The parent's environment with the variables of {@code <go><env>} over it. */
    public static Map<String, String> merged(Map<String, String> parent, Map<String, String> configured) {
        Map<String, String> merged = new TreeMap<>(parent);
        merged.putAll(configured);
        return merged;
    }

    private static Map<String, String> withoutOutputChanging(Map<String, String> parent) {
        Map<String, String> kept = new TreeMap<>(parent);
        kept.keySet().removeIf(name -> OUTPUT_CHANGING.contains(name) || name.startsWith("CGO_"));
        return kept;
    }

    private static List<String> flags(
            Map<String, String> configured, JsonNode settings, boolean allowToolexec, BuildLog log) {
        String own = configured.get("GOFLAGS");
        if (own != null) {
            List<String> flags = GoFlags.split(own);
            GoFlags.check(flags, "GOFLAGS of <go><env>", allowToolexec);
            return flags;
        }
        List<String> flags = GoFlags.split(settings.path("GOFLAGS").asText());
        GoFlags.check(flags, "GOFLAGS", allowToolexec);
        List<String> kept = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String flag : flags) {
            boolean allowed = GoFlags.isHarmless(flag) || flag.matches("--?(toolexec|overlay)=.*");
            (allowed ? kept : ignored).add(flag);
        }
        if (!ignored.isEmpty()) {
            log.warn("ignored "
                    + String.join(
                            " ",
                            ignored.stream().map(flag -> flag.split("=", 2)[0]).toList())
                    + " of GOFLAGS, because another machine does not have it:"
                    + " use <go><tags>, <go><ldflags> or <go><gcflags>");
        }
        return kept;
    }

    private static JsonNode settings(
            GoToolchain toolchain, Map<String, String> parent, Map<String, String> configured, CommandRunner runner) {
        Map<String, String> environment = new TreeMap<>(parent);
        environment.putAll(configured);
        environment.remove("GOROOT");
        environment.put("GOTOOLCHAIN", "local");
        Path directory = Folders.of(toolchain.executable());
        // By name: to tell all of them, Go would start a C compiler.
        List<String> arguments = new ArrayList<>(List.of(toolchain.executable().toString(), "env", "-json", "GOFLAGS"));
        arguments.addAll(PLACES);
        CommandResult result = runner.run(Command.of("go env", arguments, environment, directory, LIMIT));
        try {
            if (result.succeeded()) {
                return Json.parse(result.output().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    "'go env -json' of " + toolchain.executable() + ": " + e.getMessage(),
                    null,
                    e);
        }
        throw new BuildFailure(
                FailureCode.TOOLCHAIN,
                "'go env -json' of " + toolchain.executable() + " failed: "
                        + result.error().strip());
    }
}
