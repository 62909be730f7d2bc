package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the time zones that come with a Go toolchain, so that an image has the same ones on every machine. */
public final class TimeZones {

    private static final int LARGEST = 1 << 20;

    private TimeZones() {}

    /**
     * The content of each zone's file by its name, {@code Europe/Berlin} for example.
     *
     * @throws BuildFailure when this Go was installed without them, as some distributions do
     */
    public static SortedMap<String, byte[]> of(GoToolchain toolchain) {
        Path archive = archive(toolchain.executable());
        SortedMap<String, byte[]> zones = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        zones.put(entry.getName(), in.readNBytes(LARGEST));
                    }
                }
            }
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.TOOLCHAIN,
                    "the time zones of this Go, " + archive + ", cannot be read: " + e.getMessage(),
                    null,
                    e);
        }
        return zones;
    }

    private static Path archive(Path executable) {
        try {
            Path root = Folders.of(Folders.of(executable.toRealPath()));
            for (Path place : List.of(root, Folders.of(root.resolve("src").toRealPath()))) {
                Path archive = place.resolve("lib/time/zoneinfo.zip");
                if (Files.isRegularFile(archive)) {
                    return archive;
                }
            }
        } catch (IOException noGoRoot) {
            throw missing(executable);
        }
        throw missing(executable);
    }

    private static BuildFailure missing(Path executable) {
        return new BuildFailure(
                FailureCode.TOOLCHAIN,
                "<container><timezoneData>: there is no lib/time/zoneinfo.zip with the Go of " + executable,
                "take the official Go with <go><version> (-Dgocontainer.go.version=), or import time/tzdata in the"
                        + " program and leave <timezoneData> out");
    }
}
