package io.github.gocontainer.golang.compile;

import io.github.gocontainer.golang.modules.Revision;
import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is compiled, for which platforms and how.
 *
 * @param moduleDirectory the folder of {@code go.mod}
 * @param mains the programs; empty when the module's only one is to be found, or all are prebuilt
 * @param prebuilt programs that are taken as they are
 * @param platforms at least one
 * @param tags build tags
 * @param linkerFlags {@code <go><ldflags>}: flags of {@code go tool link}, added to ours
 * @param compilerFlags {@code <go><gcflags>}: flags of {@code go tool compile}
 * @param cgo whether C is compiled too, and linked statically unless the modes say otherwise
 * @param environment of {@code <go><env>}
 * @param outputDirectory below which each platform has its folder, {@code target/gocontainer/bin}
 * @param stamps what package main is told about itself
 * @param offline nothing may be fetched
 * @param allowToolexec whether {@code -toolexec} and {@code -overlay} are accepted
 * @param timeout of each {@code go build}
 */
public record CompileSpec(
        Path moduleDirectory,
        List<MainPackage> mains,
        List<PrebuiltBinary> prebuilt,
        List<Platform> platforms,
        List<String> tags,
        List<String> linkerFlags,
        List<String> compilerFlags,
        boolean cgo,
        CompileModes modes,
        Map<String, String> environment,
        Path outputDirectory,
        Stamps stamps,
        boolean offline,
        boolean allowToolexec,
        Duration timeout) {

    /** The tags that keep name resolution and user lookup out of the C library. */
    private static final List<String> STATIC_TAGS = List.of("netgo", "osusergo");

    public CompileSpec {
        mains = List.copyOf(mains);
        prebuilt = List.copyOf(prebuilt);
        platforms = platforms.stream().distinct().sorted().toList();
        tags = tags.stream().distinct().toList();
        linkerFlags = List.copyOf(linkerFlags);
        compilerFlags = List.copyOf(compilerFlags);
        environment = Map.copyOf(environment);
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("expected at least one platform, for example linux/amd64");
        }
    }

    /** The user's tags and ours in one order, because the order would be part of what Go hashes. */
    public List<String> allTags() {
        Stream<String> ours = cgo && !modes.dynamic() ? STATIC_TAGS.stream() : Stream.empty();
        return List.copyOf(new TreeSet<>(Stream.concat(ours, tags.stream()).toList()));
    }

    /** Whether nothing is compiled. */
    public boolean isAllPrebuilt() {
        return mains.isEmpty() && !prebuilt.isEmpty();
    }

    /** The same with this revision stamped. */
    public CompileSpec withRevision(Optional<Revision> revision) {
        return new CompileSpec(
                moduleDirectory,
                mains,
                prebuilt,
                platforms,
                tags,
                linkerFlags,
                compilerFlags,
                cgo,
                modes,
                environment,
                outputDirectory,
                new Stamps(stamps.version(), revision),
                offline,
                allowToolexec,
                timeout);
    }
}
