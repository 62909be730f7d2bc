package io.github.gocontainer.mojo;

import io.github.gocontainer.golang.compile.LinkedModule;
import io.github.gocontainer.golang.modules.ModuleFolders;
import io.github.gocontainer.supplychain.license.LicenseFiles;
import io.github.gocontainer.supplychain.license.LicenseReport;
import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the licenses of linked modules, each once: a module with a hash is the same for ever. */
final class ModuleLicenses {

    private final ModuleFolders folders;
    private final Path file;
    private final LicenseReport before;
    private final SortedMap<LicenseReport.Module, ModuleLicense> found = new TreeMap<>();

    /** @param file of the report */
    ModuleLicenses(ModuleFolders folders, Path file) {
        this.folders = folders;
        this.file = file;
        this.before = LicenseReport.read(file);
    }

    ModuleLicense of(LinkedModule module) throws IOException {
        LicenseReport.Module key = new LicenseReport.Module(
                module.path(), module.version().orElse(""), module.sum().orElse(""));
        ModuleLicense known = found.get(key);
        if (known == null) {
            ModuleLicense earlier = before.modules().get(key);
            known = earlier != null && !key.sum().isEmpty() ? earlier : look(module);
            found.put(key, known);
        }
        return known;
    }

    private ModuleLicense look(LinkedModule module) throws IOException {
        Optional<Path> folder = folders.find(module.path(), module.version());
        return folder.isPresent() ? LicenseFiles.of(folder.get()) : ModuleLicense.NONE;
    }

    ModuleLicense ofFolder(Path folder) throws IOException {
        return LicenseFiles.of(folder);
    }

    /** Writes the report of all that were asked for. */
    void write(String digest) throws IOException {
        new LicenseReport(digest, found).write(file);
    }
}
