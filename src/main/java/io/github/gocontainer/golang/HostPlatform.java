package io.github.gocontainer.golang;

import java.util.Locale;

/**
 * The machine that compiles, in Go's words.
 *
 * @param os for example {@code linux}, {@code darwin} or {@code windows}
 * @param architecture for example {@code amd64} or {@code arm64}
 */
public record HostPlatform(String os, String architecture) {

    /** Translates Java's {@code os.name} and {@code os.arch}. */
    public static HostPlatform of(String osName, String osArchitecture) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") || name.startsWith("darwin")
                ? "darwin"
                : name.startsWith("windows") ? "windows" : name.replace(" ", "");
        return new HostPlatform(
                os,
                switch (osArchitecture.toLowerCase(Locale.ROOT)) {
                    case "x86_64", "x64", "amd64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> osArchitecture.toLowerCase(Locale.ROOT);
                });
    }

    /** The file name of a program of this name. */
    public String program(String name) {
        return os.equals("windows") ? name + ".exe" : name;
    }

    /** The form of file names, {@code linux-amd64}. */
    @Override
    public String toString() {
        return os + "-" + architecture;
    }
}
