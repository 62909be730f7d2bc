package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.compile.MainPackage;
import io.github.gocontainer.golang.compile.PrebuiltBinary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Understands {@code <go><binaries>}: programs that are compiled, and programs that are taken as they are. */
final class BinaryPlanner {

    private final List<BinaryRequest> binaries;

    BinaryPlanner(List<BinaryRequest> binaries) {
        this.binaries = binaries;
    }

    List<MainPackage> mains() {
        return binaries.stream()
                .filter(binary -> binary.prebuilt().isEmpty())
                .map(binary -> understood(() -> new MainPackage(binary.main().orElse("."), binary.name())))
                .toList();
    }

    List<PrebuiltBinary> prebuilt() {
        List<PrebuiltBinary> prebuilt = new ArrayList<>();
        for (int i = 0; i < binaries.size(); i++) {
            BinaryRequest binary = binaries.get(i);
            if (binary.prebuilt().isPresent()) {
                int position = i;
                String pattern = binary.prebuilt().get();
                prebuilt.add(understood(() -> {
                    if (binary.main().isPresent()) {
                        throw new IllegalArgumentException(
                                "<main> and <prebuilt> exclude each other: expected one of them");
                    }
                    return new PrebuiltBinary(pattern, binary.name().orElse(PrebuiltBinary.nameIn(pattern)), position);
                }));
            }
        }
        return prebuilt;
    }

    private static <T> T understood(Supplier<T> binary) {
        try {
            return binary.get();
        } catch (IllegalArgumentException e) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<go><binaries><binary>: " + e.getMessage(),
                    "give <main>, a folder of the module, or <prebuilt>, a file, and if you want <name>, a file name");
        }
    }
}
