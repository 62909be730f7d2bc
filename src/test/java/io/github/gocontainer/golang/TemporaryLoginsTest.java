package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RealParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryLoginsTest {

    private static final DownloadLogins.Login LOGIN = new DownloadLogins.Login("me@work", "s3cr:t/ü");

    @TempDir
    Path home;

    @Test
    void ourEntriesStandBeforeTheUsersOwnAndAreRemoved() throws IOException {
        TestToolchain.write(home, ".netrc", "machine other login x password y\n");
        Path netrc;
        try (TemporaryLogins logins =
                new TemporaryLogins(Map.of("proxy.example", LOGIN), Map.of("HOME", home.toString()))) {
            netrc = Path.of(logins.environment().get("NETRC"));
            assertEquals(
                    "machine proxy.example login me@work password s3cr:t/ü\nmachine other login x password y\n",
                    Files.readString(netrc));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(netrc)));
            assertFalse(logins.environment().toString().contains("s3cr"));
        }
        assertFalse(Files.exists(netrc.getParent()));
    }

    @Test
    void gitFindsThemBesideTheConfigurationThatIsThere() {
        Path git = RealParts.program("git");
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", home.toString(),
                "PATH", System.getenv("PATH"),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "user.name",
                "GIT_CONFIG_VALUE_0", "kept"));
        try (TemporaryLogins logins = new TemporaryLogins(Map.of("git.example", LOGIN), environment)) {
            environment.putAll(logins.environment());
            String filled = git(git, environment, "protocol=https\nhost=git.example\n\n", "credential", "fill");
            assertTrue(filled.contains("username=me@work\npassword=s3cr:t/ü\n"), filled);
            assertEquals("kept\n", git(git, environment, "", "config", "user.name"));
        }
    }

    @Test
    void theUsersOwnHelperGetsNoLoginOfOursToKeep() throws IOException {
        Path git = RealParts.program("git");
        Path kept = home.resolve("credentials");
        TestToolchain.write(home, ".gitconfig", "[credential]\n\thelper = store --file=" + kept + "\n");
        Map<String, String> environment = new HashMap<>(
                Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"), "GIT_CONFIG_NOSYSTEM", "1"));
        try (TemporaryLogins logins =
                new TemporaryLogins(Map.of("git.example", LOGIN, "other.example", LOGIN), environment)) {
            environment.putAll(logins.environment());
            for (String host : List.of("git.example", "other.example")) {
                String asked = "protocol=https\nhost=" + host + "\n\n";
                String filled = git(git, environment, asked, "credential", "fill");
                assertTrue(filled.contains("password=s3cr:t/ü\n"), filled);
                git(git, environment, filled + "\n", "credential", "approve");
                assertFalse(Files.exists(kept), host);
            }
            String foreign = "protocol=https\nhost=third.example\nusername=u\npassword=p\n\n";
            git(git, environment, foreign, "credential", "approve");
            assertEquals("https://u:p@third.example\n", Files.readString(kept));
        }
    }

    @Test
    void aLoginThatANetrcCannotHoldIsRefusedWithoutBeingShown() {
        BuildFailure failure = assertThrows(
                BuildFailure.class,
                () -> new TemporaryLogins(Map.of("h", new DownloadLogins.Login("u", "two words")), Map.of()));
        assertFalse(failure.sentence().contains("two words"));
    }

    private String git(Path git, Map<String, String> environment, String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of(git.toString()));
        all.addAll(List.of(arguments));
        return new SystemCommandRunner()
                .run(Command.of("git", all, environment, home, Duration.ofSeconds(20))
                        .withInput(input))
                .output();
    }
}
