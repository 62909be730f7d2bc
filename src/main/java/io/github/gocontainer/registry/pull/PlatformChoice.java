package io.github.gocontainer.registry.pull;

import io.github.gocontainer.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of an image's platforms runs on the wanted one: the same, else the newest variant that it still executes. */
final class PlatformChoice {

    private static final Map<String, List<String>> NEWEST_FIRST = Map.of(
            "arm", List.of("v7", "v6", "v5"),
            "amd64", List.of("v4", "v3", "v2", "v1"),
            "ppc64le", List.of("power10", "power9", "power8"),
            "riscv64", List.of("rva23u64", "rva22u64", "rva20u64"));

    /** What a processor without a variant in its name has. */
    private static final Map<String, String> PLAIN =
            Map.of("amd64", "v1", "arm64", "v8", "ppc64le", "power8", "riscv64", "rva20u64");

    /** Each version 9 has what the version 8 that is five minor ones higher has. */
    private static final int NINE_IS_EIGHT_AND = 5;

    private PlatformChoice() {}

    static <T> Optional<T> bestFit(Platform wanted, Map<Platform, T> available) {
        return fitting(wanted).stream()
                .filter(available::containsKey)
                .map(available::get)
                .findFirst();
    }

    private static List<Platform> fitting(Platform wanted) {
        String own = wanted.variant().orElse(PLAIN.getOrDefault(wanted.architecture(), ""));
        List<String> variants = wanted.architecture().equals("arm64")
                ? armVersions(own)
                : NEWEST_FIRST.getOrDefault(wanted.architecture(), List.of());
        int first = variants.indexOf(own);
        if (first < 0) {
            return List.of(wanted);
        }
        return variants.subList(first, variants.size()).stream()
                .map(variant -> Platform.parse(wanted.os() + "/" + wanted.architecture() + "/" + variant))
                .toList();
    }

    /** This version of ARM's 64 bit architecture and all that it includes, newest first. */
    private static List<String> armVersions(String own) {
        String[] numbers = own.substring(1).split("\\.");
        int minor = numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0;
        List<String> versions = new ArrayList<>();
        if (numbers[0].equals("9")) {
            for (int i = minor; i > 0; i--) {
                versions.add("v9." + i);
            }
            versions.add("v9");
            minor = Math.min(9, minor + NINE_IS_EIGHT_AND);
        }
        for (int i = minor; i > 0; i--) {
            versions.add("v8." + i);
        }
        versions.add("v8");
        return versions;
    }
}
