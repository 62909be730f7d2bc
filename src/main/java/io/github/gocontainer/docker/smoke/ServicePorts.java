package io.github.gocontainer.docker.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must be set up before a service starts, because its steps ask for it later. */
public final class ServicePorts {

    private static final String TCP = "/tcp";

    private ServicePorts() {}

    /** The TCP ports that the steps ask. */
    public static SortedSet<Integer> of(List<Step> steps) {
        SortedSet<Integer> ports = new TreeSet<>();
        for (Step step : steps) {
            if (step.check() instanceof Check.TcpPort tcp) {
                ports.add(tcp.port());
            } else if (step.check() instanceof Check.HttpAnswer http) {
                ports.add(http.port());
            }
        }
        return ports;
    }

    /** These, and the TCP ports that the image says that it listens on. */
    public static SortedSet<Integer> of(JsonNode container, List<Step> steps) {
        SortedSet<Integer> ports = of(steps);
        for (Map.Entry<String, JsonNode> port : container.path("ExposedPorts").properties()) {
            String name = port.getKey();
            String number = name.endsWith(TCP) ? name.substring(0, name.length() - TCP.length()) : name;
            if (number.matches("\\d{1,5}")) {
                ports.add(Integer.parseInt(number));
            }
        }
        return ports;
    }

    /** The lines that the steps wait for. */
    public static List<Pattern> patterns(ServiceSpec service) {
        List<Pattern> patterns = new ArrayList<>();
        for (Step step : service.steps()) {
            if (step.check() instanceof Check.LogLine line) {
                patterns.add(line.pattern());
            }
        }
        return patterns;
    }
}
