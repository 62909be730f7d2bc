package io.github.gocontainer.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.registry.credentials.Credential;
import io.github.gocontainer.registry.credentials.CredentialSource;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.TokenDesk;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries that hide what is private instead of asking for a login. */
final class UninvitedLoginTest extends RigFixture {

    private void hide(int status, boolean bearer) {
        rig.registry
                .wants(bearer ? TokenDesk.bearer("jane", "secret", 1_000) : TokenDesk.basic("jane", "secret"))
                .always(
                        "*",
                        "/v2/acme",
                        (request, proceed) -> request.hasHeader("Authorization")
                                ? proceed.get()
                                : Fault.error(status, "DENIED", "hidden").apply(request, proceed));
    }

    @ParameterizedTest
    @CsvSource({"403, true", "404, true", "403, false", "404, false"})
    void whatIsHiddenIsPushedAndPulledAfterALogin(int status, boolean bearer) {
        hide(status, bearer);
        rig.login("jane", "secret");

        rig.push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(1, pings());
        assertEquals(
                Rig.digest(layout),
                rig.pull(folder.resolve("cache"), "1.0", "linux/amd64").digest().toString());
        assertEquals(2, pings());
    }

    @Test
    void withoutCredentialsNothingMoreIsAsked() {
        hide(404, true);

        assertTrue(rig.pushFailure(layout).getMessage().contains("404"));
        assertEquals(0, pings());
    }

    @Test
    void anOpenRegistryIsAskedOnceAndLookedUpOnce() {
        AtomicInteger lookups = new AtomicInteger();
        CredentialSource source = (registry, repository) -> {
            lookups.incrementAndGet();
            return Optional.of(new Credential.Login("test", "jane", "secret"));
        };

        rig.with(source).push(layout);

        assertEquals(Rig.digest(layout), rig.pushed("1.0"));
        assertEquals(1, pings());
        assertEquals(1, lookups.get());
    }

    @Test
    void wrongCredentialsAreNotTriedAgain() {
        hide(404, false);

        String message = rig.login("jane", "wrong").pushFailure(layout).getMessage();

        assertTrue(message.contains("401"), message);
        assertEquals(2, rig.registry.requests("HEAD", "/manifests/").size());
    }

    private long pings() {
        return rig.registry.requests().stream()
                .filter(request -> request.uri().getPath().equals("/v2/"))
                .count();
    }
}
