package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.DownloadLogins;
import io.github.gocontainer.http.HttpProxy;
import io.github.gocontainer.plan.Planner;
import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.reliability.FaultCase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins and proxies of settings.xml. */
class LoginsTest {

    private final TestMaven maven = new TestMaven();

    @Test
    void passwordsAreDecrypted() {
        maven.server("ghcr.io", "me", "{secret}");
        assertEquals("secret", logins().server("ghcr.io").orElseThrow().getPassword());
        assertEquals(Optional.empty(), logins().server("quay.io"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{broken}", "{kept}"})
    @FaultCase("E5")
    void aPasswordThatCannotBeDecryptedIsNeverSent(String password) {
        maven.server("ghcr.io", "me", password);
        BuildFailure failure = assertThrows(BuildFailure.class, () -> logins().server("ghcr.io"));
        assertEquals(FailureCode.CREDENTIALS, failure.code());
        assertTrue(failure.getMessage().contains("server 'ghcr.io'"), failure.getMessage());
        assertFalse(failure.sentence().contains(password), failure.sentence());
    }

    @Test
    void theProblemOfAnotherServerIsNotOurs() {
        maven.server("other", "me", "{broken}").server("ghcr.io", "me", "x");
        assertEquals("x", logins().server("ghcr.io").orElseThrow().getPassword());
        assertTrue(credentials("ghcr.io", "acme/hello").isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "'ghcr.io,ghcr.io/acme,ghcr.io/acme/hello', ghcr.io, acme/hello, ghcr.io/acme/hello",
        "'ghcr.io,ghcr.io/acme', ghcr.io, acme/hello, ghcr.io/acme",
        "'ghcr.io,ghcr.io/other', ghcr.io, acme/hello, ghcr.io",
        "'ghcr.io,ghcr.io/ac', ghcr.io, acme/hello, ghcr.io",
        "'localhost,localhost:5000', localhost:5000, hello, localhost:5000",
        "'localhost', localhost:5000, hello, localhost",
        "'localhost:5000', localhost:5001, hello, ''",
        "'docker.io', registry-1.docker.io, library/alpine, docker.io",
        "'docker.io,docker.io/acme', registry-1.docker.io, acme/hello, docker.io/acme",
        "'index.docker.io', registry-1.docker.io, acme/hello, index.docker.io",
        "'registry.hub.docker.com', registry-1.docker.io, acme/hello, registry.hub.docker.com",
        "'registry-1.docker.io,docker.io', registry-1.docker.io, acme/hello, registry-1.docker.io",
        "'docker.io', ghcr.io, acme/hello, ''",
        "'io', ghcr.io, acme/hello, ''",
    })
    void theNarrowestIdWins(String ids, String registry, String repository, String chosen) {
        for (String id : ids.split(",")) {
            maven.server(id, "me", "x");
        }
        assertEquals(
                chosen,
                credentials(registry, repository)
                        .map(found -> found.source().replaceAll(".*'(.*)'", "$1"))
                        .orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"me, , <password>", ", x, <username>"})
    void aRegistrysServerHasNameAndPassword(String username, String password, String missing) {
        maven.server("ghcr.io", username, password);
        BuildFailure failure = assertThrows(BuildFailure.class, () -> credentials("ghcr.io", "acme/hello"));
        assertTrue(failure.getMessage().contains("has no " + missing), failure.getMessage());
    }

    @Test
    void theHttpProxyServesBothSchemesButTheHttpsProxyComesFirst() {
        maven.proxy("plain", "http", true).proxy("secure", "HTTPS", true).proxy("off", "http", false);
        assertEquals(List.of("secure", "plain"), proxyNames());
        List<HttpProxy> proxies = Connections.proxies(maven.context());
        assertEquals(Optional.of("https"), proxies.get(0).scheme());
        assertTrue(proxies.get(1).serves("https", "ghcr.io"));
        assertTrue(proxies.get(1).serves("http", "ghcr.io"));
    }

    @Test
    void aSocksProxyIsNotTalkedToInHttp() {
        maven.proxy("socks", "socks5", true);
        assertEquals(List.of(), proxyNames());
    }

    @Test
    void aProxyHasItsDecryptedPasswordAndItsExceptions() {
        maven.proxy("plain", "http", true);
        maven.request.getProxies().get(0).setUsername("me");
        maven.request.getProxies().get(0).setPassword("{secret}");
        maven.request.getProxies().get(0).setNonProxyHosts("*.corp.example|exact.example,third.example");
        HttpProxy proxy = Connections.proxies(maven.context()).get(0);
        assertEquals(Optional.of(new HttpProxy.Login("me", "secret")), proxy.login());
        assertEquals(List.of("*.corp.example", "exact.example", "third.example"), proxy.nonProxyHosts());
        maven.request.getProxies().get(0).setPassword("{kept}");
        BuildFailure failure = assertThrows(BuildFailure.class, () -> Connections.proxies(maven.context()));
        assertTrue(failure.getMessage().contains("proxy 'plain'"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "gocontainer.go.toolchain.mirror, https://mirror.example/go",
        "gocontainer.go.env, 'GOPROXY=https://mirror.example\\,https://proxy.example\\,direct'",
    })
    void theLoginOfTheMirrorIsForTheMirrorAlone(String property, String value) {
        maven.server("corp", "me", "{secret}").server("git.example", "you", "x").server("keys.example", null, null);
        maven.request.setUserProperties(
                TestMaven.properties("gocontainer.go.toolchain.serverId", "corp", property, value));
        MavenContext context = maven.context();
        DownloadLogins logins = Connections.downloadLogins(context, Planner.plan(context.request()));
        assertEquals(Optional.of(new DownloadLogins.Login("me", "secret")), logins.find("mirror.example"));
        assertEquals(Optional.of(new DownloadLogins.Login("you", "x")), logins.find("git.example"));
        assertEquals(Optional.empty(), logins.find("storage.example"));
        assertEquals(Optional.empty(), logins.find("proxy.example"));
        assertEquals(Optional.empty(), logins.find("keys.example"));
    }

    private List<String> proxyNames() {
        return Connections.proxies(maven.context()).stream()
                .map(proxy -> proxy.host().replace(".example", ""))
                .toList();
    }

    private MavenLogins logins() {
        return new MavenLogins(maven.context());
    }

    private Optional<Credential> credentials(String registry, String repository) {
        return new SettingsCredentials(logins()).find(registry, repository);
    }
}
