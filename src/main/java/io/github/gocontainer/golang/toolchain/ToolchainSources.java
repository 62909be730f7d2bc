package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoVersion;
import io.github.gocontainer.golang.HostPlatform;
import io.github.gocontainer.golang.provision.ArchiveSource;
import io.github.gocontainer.golang.provision.PinnedArchive;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a toolchain is downloaded from: the configured mirror alone, else the module proxies, else the official site.
 *
 * @param version of Go
 */
record ToolchainSources(GoVersion version, HostPlatform host) {

    private static final URI OFFICIAL = URI.create("https://go.dev/dl/");
    private static final Pattern PROXY = Pattern.compile("([^,|]*)([,|]|$)");

    /** The name and version of the toolchain's module. */
    String module() {
        return "golang.org/toolchain@" + moduleVersion();
    }

    /**
     * The sources in the order in which they are tried.
     *
     * @param proxies the value of {@code GOPROXY}; empty when nobody has set it
     * @throws BuildFailure when an address is none, or {@code GOPROXY} forbids every download
     */
    List<ArchiveSource> find(Optional<URI> mirror, String proxies) {
        if (mirror.isPresent()) {
            return List.of(official(mirror.get()));
        }
        if (proxies.isBlank()) {
            return List.of(official(OFFICIAL));
        }
        List<ArchiveSource> sources = new ArrayList<>();
        Matcher entries = PROXY.matcher(proxies);
        while (entries.find()) {
            String entry = entries.group(1).strip();
            if (entry.equals("off")) {
                break;
            }
            if (entry.equals("direct")) {
                sources.add(official(OFFICIAL));
                break;
            }
            if (!entry.isEmpty()) {
                sources.add(proxy(entry, entries.group(2).equals("|")));
            }
        }
        if (sources.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    "no Go is there, and GOPROXY=" + GoComplaint.safe(proxies) + " forbids to download one",
                    "install Go, change GOPROXY, or set <go><toolchain><mirror> (-Dgocontainer.go.toolchain.mirror=)");
        }
        return sources;
    }

    private ArchiveSource proxy(String entry, boolean nextAfterAnyError) {
        String path = "golang.org/toolchain/@v/" + moduleVersion() + ".zip";
        URI address;
        try {
            address = folder(URI.create(entry)).resolve(path);
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "GOPROXY has an entry that is no address",
                    "correct it to a list like https://proxy.example.com,direct");
        }
        return new ArchiveSource(address, new PinnedArchive(module(), PinnedArchive.Form.MODULE), nextAfterAnyError);
    }

    private ArchiveSource official(URI base) {
        boolean windows = host.os().equals("windows");
        PinnedArchive.Form form = windows ? PinnedArchive.Form.OFFICIAL_ZIP : PinnedArchive.Form.OFFICIAL_TAR;
        String file = version.toolchain() + "." + host + (windows ? ".zip" : ".tar.gz");
        return new ArchiveSource(folder(base).resolve(file), new PinnedArchive(module(), form), false);
    }

    private static URI folder(URI address) {
        return address.getRawPath() != null && address.getRawPath().endsWith("/") ? address : URI.create(address + "/");
    }

    private String moduleVersion() {
        return "v0.0.1-" + version.toolchain() + "." + host;
    }
}
