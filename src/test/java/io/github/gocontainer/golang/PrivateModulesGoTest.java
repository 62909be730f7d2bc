package io.github.gocontainer.golang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.PrivateHosts;
import io.github.gocontainer.testbed.RealParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Go and the real Git, at hosts that want passwords. */
class PrivateModulesGoTest {

    private static final DownloadLogins.Login READER = new DownloadLogins.Login("reader@acme", "t0ken:+/only=x");

    @TempDir
    Path folder;

    private PrivateHosts hosts;

    @BeforeEach
    void start() throws Exception {
        RealParts.program("git");
        hosts = new PrivateHosts(folder.resolve("hosts"))
                .login(PrivateHosts.MODULES, READER.username(), READER.password())
                .login(PrivateHosts.GIT, READER.username(), READER.password())
                .login("proxy", "me", "pass word");
        hosts.publish("corp.acme.test/greeting", "greeting.go", "package greeting\n");
        hosts.commit("team/names.git", "git.acme.test/team/names.git", "names.go", "package names\n");
    }

    @AfterEach
    void stop() throws Exception {
        hosts.close();
    }

    @Test
    @DisplayName(
            "D9: a login for the host of a module proxy, and one for the host of a Git server, through an HTTP proxy")
    void logsInToBoth() {
        try (TemporaryLogins logins =
                new TemporaryLogins(Map.of(PrivateHosts.MODULES, READER, PrivateHosts.GIT, READER), environment())) {
            CommandResult module = download("corp.acme.test/greeting", logins.environment());
            assertEquals(0, module.exitCode(), module.error() + module.output() + hosts.requests());
            CommandResult git = download("git.acme.test/team/names.git", logins.environment());
            assertEquals(0, git.exitCode(), git.error() + git.output() + hosts.requests() + hosts.connects());
        }
        assertTrue(hosts.requests().contains("git.acme.test POST /team/names/git-upload-pack 200"));
    }

    @Test
    @DisplayName("D9: without a login, Go says the host and asks nobody")
    void withoutLogin() {
        CommandResult module = download("corp.acme.test/greeting", Map.of());
        assertTrue((module.error() + module.output()).contains("401"), module.error() + module.output());
        CommandResult git = download("git.acme.test/team/names.git", Map.of());
        assertFalse(git.succeeded());
    }

    private CommandResult download(String module, Map<String, String> logins) {
        Map<String, String> child = environment();
        child.putAll(logins);
        return new SystemCommandRunner()
                .run(Command.of(
                        "go mod download",
                        List.of(
                                TestToolchain.real().executable().toString(),
                                "mod",
                                "download",
                                "-json",
                                "-x",
                                module + "@v1.0.0"),
                        child,
                        folder,
                        Duration.ofMinutes(1)));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
        environment.put("HOME", folder.toString());
        environment.put("GOFLAGS", "-modcacherw");
        environment.put("GOMODCACHE", folder.resolve("modules").toString());
        environment.put("GOPROXY", "https://" + PrivateHosts.MODULES + "/go");
        environment.put("GOPRIVATE", PrivateHosts.GIT);
        environment.put("GONOSUMDB", "corp.acme.test,git.acme.test");
        environment.put("GOTOOLCHAIN", "local");
        environment.put("SSL_CERT_FILE", hosts.certificate().toString());
        environment.put("GIT_SSL_CAINFO", hosts.certificate().toString());
        environment.put("https_proxy", "http://me:pass%20word@127.0.0.1:" + hosts.proxyPort());
        environment.put("HTTPS_PROXY", "http://me:pass%20word@127.0.0.1:" + hosts.proxyPort());
        return environment;
    }
}
