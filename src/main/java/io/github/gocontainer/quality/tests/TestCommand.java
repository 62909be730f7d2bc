package io.github.gocontainer.quality.tests;

import java.util.ArrayList;
import java.util.List;

/** The arguments of one {@code go test}. */
record TestCommand(TestSpec spec) {

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("test", "-json"));
        if (!spec.tags().isEmpty()) {
            arguments.add("-tags=" + String.join(",", spec.tags()));
        }
        arguments.add("-timeout=" + spec.timeout().toSeconds() + "s");
        if (spec.race()) {
            arguments.add("-race");
        }
        spec.shuffle().ifPresent(order -> arguments.add("-shuffle=" + order));
        spec.run().ifPresent(expression -> arguments.add("-run=" + expression));
        spec.count().ifPresent(times -> arguments.add("-count=" + times));
        spec.coverage().ifPresent(coverage -> {
            arguments.add("-coverprofile=" + coverage.profile());
            if (!coverage.of().isEmpty()) {
                arguments.add("-coverpkg=" + String.join(",", coverage.of()));
            }
        });
        arguments.addAll(spec.flags());
        // Behind "--" go test would take patterns for arguments of the tests.
        arguments.addAll(spec.packages());
        return arguments;
    }
}
