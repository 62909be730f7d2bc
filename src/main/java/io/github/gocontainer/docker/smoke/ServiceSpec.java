package io.github.gocontainer.docker.smoke;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a service is started, whatever starts it.
 *
 * @param environment added to that of the image
 * @param arguments in place of those of the image; empty for the image's own
 * @param memory in bytes
 * @param processes that it may have at the same time
 */
public record ServiceSpec(
        SortedMap<String, String> environment, List<String> arguments, long memory, int processes, List<Step> steps) {

    public ServiceSpec {
        environment = new TreeMap<>(environment);
        arguments = List.copyOf(arguments);
        steps = List.copyOf(steps);
    }
}
