package io.github.gocontainer.golang.modules;

import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoModule;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the files of the modules that a module depends on are on this machine. */
public final class ModuleFolders {

    private final GoModule module;
    private final Path moduleCache;
    private final Map<String, Path> local = new TreeMap<>();

    /**
     * @param environment whose {@code GOWORK} counts
     * @param moduleCache {@code GOMODCACHE}
     */
    public ModuleFolders(GoModule module, Map<String, String> environment, Path moduleCache) {
        this.module = module;
        this.moduleCache = moduleCache;
        module.localModules().stream()
                .filter(GoModule::isIn)
                .forEach(folder -> local.put(GoModule.read(folder, environment).path(), folder));
    }

    /**
     * The folder of a module, whether it is there or not.
     *
     * @param path its import path
     * @param version empty for one that was taken from a folder
     */
    public Optional<Path> find(String path, Optional<String> version) {
        if (version.isEmpty()) {
            return Optional.ofNullable(local.get(path));
        }
        if (module.isVendored()) {
            Path root = module.workspace().map(Folders::of).orElse(module.directory());
            return Optional.of(root.resolve("vendor").resolve(path));
        }
        return Optional.of(moduleCache.resolve(escaped(path) + "@" + escaped(version.get())));
    }

    /** As Go writes it, because not every file system tells upper from lower case. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            if (character >= 'A' && character <= 'Z') {
                escaped.append('!').append((char) (character - 'A' + 'a'));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }
}
