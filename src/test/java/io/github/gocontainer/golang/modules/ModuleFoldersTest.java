package io.github.gocontainer.golang.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.TestToolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFoldersTest {

    private static final Map<String, String> NO_WORKSPACE = Map.of("GOWORK", "off");

    @TempDir
    Path folder;

    @Test
    void capitalLettersAreEscapedAsGoDoes() throws IOException {
        TestToolchain.hello(folder);
        assertEquals(
                Optional.of(folder.resolve("cache/github.com/!burnt!sushi/toml@v1.0.0-!r!c1")),
                folders().find("github.com/BurntSushi/toml", Optional.of("v1.0.0-RC1")));
    }

    @Test
    void replacedOnesAreFoundByTheirName() throws IOException {
        TestToolchain.hello(folder);
        TestToolchain.write(folder, "go.mod", "module a.example/a\n\nreplace b.example/b => ./b\n");
        TestToolchain.write(folder, "b/go.mod", "module b.example/b\n");
        assertEquals(Optional.of(folder.resolve("b")), folders().find("b.example/b", Optional.empty()));
        assertEquals(Optional.empty(), folders().find("c.example/c", Optional.empty()));
    }

    @Test
    void vendoredOnesLieInTheVendorFolder() throws IOException {
        TestToolchain.hello(folder);
        TestToolchain.write(folder, "vendor/modules.txt", "");
        assertEquals(
                Optional.of(folder.resolve("vendor/b.example/b")),
                folders().find("b.example/b", Optional.of("v1.0.0")));
    }

    private ModuleFolders folders() {
        return new ModuleFolders(GoModule.read(folder, NO_WORKSPACE), NO_WORKSPACE, folder.resolve("cache"));
    }
}
