package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts programs that were built elsewhere among those that are compiled here, and holds them to the same rules. */
final class PrebuiltBinaries {

    private final CompileSpec spec;
    private final BuildLog log;

    PrebuiltBinaries(CompileSpec spec, BuildLog log) {
        this.spec = spec;
        this.log = log;
    }

    /** The compiled programs of all platforms with the prebuilt ones at their places. */
    List<GoBinary> among(List<GoBinary> compiled) {
        List<GoBinary> all = new ArrayList<>();
        for (Platform platform : spec.platforms()) {
            List<GoBinary> own = new ArrayList<>(compiled.stream()
                    .filter(binary -> binary.platform().equals(platform))
                    .toList());
            for (PrebuiltBinary prebuilt : spec.prebuilt()) {
                if (own.stream().anyMatch(binary -> binary.name().equals(prebuilt.name()))) {
                    throw new BuildFailure(
                            FailureCode.CONFIGURATION,
                            "two binaries have the name " + prebuilt.name() + ", one of them " + prebuilt.pattern(),
                            "give each <binary> of <go><binaries> its own <name>");
                }
                own.add(Math.min(prebuilt.position(), own.size()), binary(prebuilt, platform));
            }
            all.addAll(own);
        }
        return all;
    }

    private GoBinary binary(PrebuiltBinary prebuilt, Platform platform) {
        Path given = prebuilt.file(spec.moduleDirectory(), platform);
        if (!Files.isRegularFile(given)) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "<go><binaries><binary><prebuilt>: there is no file " + given + " for " + platform,
                    "build it before phase compile, or correct the path: {os}, {architecture}, {variant} and {platform}"
                            + " in it stand for those of the platform");
        }
        Elf elf = Elf.of(given, platform, spec.modes().dynamic());
        Path file = spec.outputDirectory()
                .toAbsolutePath()
                .resolve(platform.folder())
                .resolve(prebuilt.name());
        try {
            Digest digest = Digest.of(given);
            if (!Files.isRegularFile(file) || !Digest.of(file).equals(digest)) {
                Files.createDirectories(Folders.of(file));
                Path temporary = AtomicFiles.temporaryBeside(file);
                Files.copy(given, temporary, StandardCopyOption.REPLACE_EXISTING);
                AtomicFiles.moveInPlace(temporary, file);
            }
            log.done("took "
                    + spec.moduleDirectory().relativize(given).toString().replace('\\', '/') + " for " + platform);
            return new GoBinary(
                    platform,
                    prebuilt.name(),
                    "",
                    Optional.empty(),
                    file,
                    Files.size(file),
                    digest,
                    elf.loader(),
                    elf.libraries());
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, given + " could not be copied: " + e, null, e);
        }
    }
}
