package io.github.gocontainer.oci;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operating system, a processor architecture and, where an architecture has several, its variant; in Go's and OCI's
 * common words.
 *
 * @param os for example {@code linux}
 * @param architecture for example {@code amd64}
 * @param variant for example {@code v7} of {@code arm}
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md">OCI image specification,
 *     image-index.md, platform</a>
 */
public record Platform(String os, String architecture, Optional<String> variant) implements Comparable<Platform> {

    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "loong64",
            "mips",
            "mips64",
            "mips64le",
            "mipsle",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x");
    private static final Map<String, Set<String>> VARIANTS = Map.of(
            "arm", Set.of("v5", "v6", "v7"),
            "arm64",
                    Set.of(
                            "v8", "v8.0", "v8.1", "v8.2", "v8.3", "v8.4", "v8.5", "v8.6", "v8.7", "v8.8", "v8.9", "v9",
                            "v9.0", "v9.1", "v9.2", "v9.3", "v9.4", "v9.5"),
            "amd64", Set.of("v1", "v2", "v3", "v4"),
            "ppc64le", Set.of("power8", "power9", "power10"),
            "riscv64", Set.of("rva20u64", "rva22u64", "rva23u64"));
    private static final Comparator<Platform> ORDER = Comparator.comparing(Platform::os)
            .thenComparing(Platform::architecture)
            .thenComparing(platform -> platform.variant().orElse(""));

    /**
     * Parses {@code linux/amd64} or {@code linux/arm/v7}. The variants that say nothing are dropped: {@code arm64/v8}
     * is {@code arm64}, {@code amd64/v1} is {@code amd64}, {@code ppc64le/power8} is {@code ppc64le},
     * {@code riscv64/rva20u64} is {@code riscv64}; {@code arm64/v9.0} is {@code arm64/v9}; {@code arm} alone means
     * {@code arm/v7}.
     *
     * @throws IllegalArgumentException when the text is not a platform that Go can build for; the message shows the
     *     accepted form
     */
    public static Platform parse(String text) {
        List<String> parts = List.of(text.strip().split("/", -1));
        if (parts.size() < 2 || parts.size() > 3 || parts.contains("")) {
            throw rejected(text, "expected os/architecture or os/architecture/variant, for example linux/arm64");
        }
        if (!parts.get(0).equals("linux")) {
            throw rejected(text, "images are made for the operating system linux only, for example linux/amd64");
        }
        String architecture = parts.get(1);
        if (!ARCHITECTURES.contains(architecture)) {
            throw rejected(text, "expected an architecture of " + String.join(", ", sorted(ARCHITECTURES)));
        }
        Optional<String> variant = parts.size() == 3 ? Optional.of(parts.get(2)) : Optional.empty();
        Set<String> known = VARIANTS.getOrDefault(architecture, Set.of());
        if (variant.isPresent() && !known.contains(variant.get())) {
            throw rejected(
                    text,
                    known.isEmpty()
                            ? architecture + " has no variants"
                            : "expected a variant of " + String.join(", ", sorted(known)));
        }
        return new Platform("linux", architecture, normalize(architecture, variant));
    }

    private static Optional<String> normalize(String architecture, Optional<String> variant) {
        return switch (architecture) {
            case "arm64" ->
                variant.filter(value -> !value.equals("v8") && !value.equals("v8.0"))
                        .map(value -> value.equals("v9.0") ? "v9" : value);
            case "ppc64le" -> variant.filter(value -> !value.equals("power8"));
            case "riscv64" -> variant.filter(value -> !value.equals("rva20u64"));
            case "amd64" -> variant.filter(value -> !value.equals("v1"));
            case "arm" -> Optional.of(variant.orElse("v7"));
            default -> variant;
        };
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }

    private static IllegalArgumentException rejected(String text, String expected) {
        return new IllegalArgumentException("'" + text + "' is not a platform: " + expected);
    }

    /** The form for folder names: {@code linux-arm-v7}. */
    public String folder() {
        return toString().replace('/', '-');
    }

    @Override
    public int compareTo(Platform other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(value -> "/" + value).orElse("");
    }
}
