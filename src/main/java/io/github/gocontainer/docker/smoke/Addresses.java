package io.github.gocontainer.docker.smoke;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a service and its dependencies are, as environment variables for the commands and tests of a smoke test. */
final class Addresses {

    private static final String PREFIX = "GOCONTAINER_SMOKE_TEST_";

    private Addresses() {}

    /**
     * {@code ..._ADDRESS}, {@code ..._HOST}, {@code ..._PORT} and {@code ..._URL} of the first port, {@code
     * ..._ADDRESS_9090} of each, and {@code ..._DATABASE_ADDRESS} of a dependency named database.
     */
    static SortedMap<String, String> variables(Service service) {
        SortedMap<String, String> variables = new TreeMap<>();
        put(variables, PREFIX, service.endpoints());
        service.dependencies().forEach((name, endpoints) -> {
            String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            put(variables, PREFIX + upper + "_", endpoints);
        });
        return variables;
    }

    private static void put(
            SortedMap<String, String> variables, String prefix, SortedMap<Integer, Endpoint> endpoints) {
        endpoints.forEach((port, endpoint) -> {
            String address = endpoint.toString();
            variables.putIfAbsent(prefix + "ADDRESS", address);
            variables.putIfAbsent(prefix + "HOST", endpoint.host());
            variables.putIfAbsent(prefix + "PORT", String.valueOf(endpoint.port()));
            variables.putIfAbsent(prefix + "URL", "http://" + address);
            variables.put(prefix + "ADDRESS_" + port, address);
        });
    }
}
