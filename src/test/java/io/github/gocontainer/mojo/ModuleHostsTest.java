package io.github.gocontainer.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleHostsTest {

    @Test
    void areThoseOfTheProxiesAndThoseThatAreNamedPrivate() {
        Map<String, String> environment = Map.of(
                "GOPROXY", "https://user@proxy.acme.test:8443/go|https://second.test,direct",
                "GOPRIVATE", "git.acme.test/team/*,*.corp.test,internal",
                "GONOPROXY", "other.test");
        assertEquals(
                List.of("git.acme.test", "other.test", "proxy.acme.test", "second.test"),
                List.copyOf(ModuleHosts.of(Map.of(), environment)));
    }

    @Test
    void theConfigurationWinsOverTheEnvironment() {
        assertEquals(
                Optional.of("pom.test"),
                ModuleHosts.firstProxy(
                        Map.of("GOPROXY", "https://pom.test"), Map.of("GOPROXY", "https://environment.test")));
    }

    @Test
    void areNoneForWhatIsNoAddress() {
        assertEquals(
                List.of(),
                List.copyOf(ModuleHosts.of(Map.of(), Map.of("GOPROXY", "off,file:///modules,:::", "GOPRIVATE", "*"))));
        assertEquals(Optional.empty(), ModuleHosts.firstProxy(Map.of(), Map.of()));
    }
}
