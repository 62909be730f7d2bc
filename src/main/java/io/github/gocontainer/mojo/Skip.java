package io.github.gocontainer.mojo;

import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the user switched a goal off, alone or with all others. */
record Skip(SettingSources sources, String goal) {

    /** What switches it off, in a sentence; empty when the goal is to run. */
    Optional<String> reason() {
        return sources.find(Setting.SKIP)
                .filter(given -> given.value() instanceof Given.Value.Scalar scalar && isTrue(scalar.text()))
                .map(given -> given.spelling() + " is true")
                .or(this::reasonOfGoal);
    }

    private Optional<String> reasonOfGoal() {
        String property = "gocontainer." + goal + ".skip";
        String variable = property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        return Stream.of(
                        sources.commandLine().getProperty(property),
                        sources.environment().get(variable),
                        sources.project().getProperty(property))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(Skip::isTrue)
                .map(text -> property + " is true");
    }

    private static boolean isTrue(String text) {
        return text.strip().equals("true");
    }
}
