package io.github.gocontainer.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LocalHost", "registry.localhost", "127.0.0.1", "127.255.255.254", "::1", "[::1]"})
    void namesOfThisMachine(String host) {
        assertTrue(Loopback.isLoopback(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notlocalhost",
                "localhost.example",
                "127.0.0.1.example",
                "127.1",
                "127.0.0.999",
                "128.0.0.1",
                "0.0.0.0",
                "[::2]",
                "192.168.0.1"
            })
    void everythingElseIsFar(String host) {
        assertFalse(Loopback.isLoopback(host));
    }
}
