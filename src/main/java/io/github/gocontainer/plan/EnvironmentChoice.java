package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays the settings of the chosen environment over those of the POM; the command line and variables stay stronger. */
final class EnvironmentChoice {

    private final List<EnvironmentRequest> environments;

    EnvironmentChoice(List<EnvironmentRequest> environments) {
        this.environments = environments;
    }

    /** The settings as they are in the environment that they themselves choose. */
    Map<Setting, Given> over(Map<Setting, Given> given) {
        check();
        Map<Setting, Given> result = new EnumMap<>(Setting.class);
        result.putAll(given);
        chosen(given)
                .ifPresent(environment -> environment.settings().forEach((setting, value) -> {
                    Given before = given.get(setting);
                    if (before == null || before.origin().compareTo(Origin.CHOSEN) > 0) {
                        result.put(setting, new Given(setting, merged(before, value), Origin.CHOSEN));
                    }
                }));
        return result;
    }

    /** Of maps, those entries stay that the environment does not have. */
    private static Given.Value merged(@org.jspecify.annotations.Nullable Given before, Given.Value value) {
        if (before != null
                && before.value() instanceof Given.Value.Entries under
                && value instanceof Given.Value.Entries over) {
            Map<String, String> entries = new LinkedHashMap<>(under.entries());
            entries.putAll(over.entries());
            return new Given.Value.Entries(entries);
        }
        return value;
    }

    private Optional<EnvironmentRequest> chosen(Map<Setting, Given> given) {
        Given choice = given.get(Setting.ENVIRONMENT);
        if (choice == null
                || !(choice.value() instanceof Given.Value.Scalar text)
                || text.text().isBlank()) {
            return Optional.empty();
        }
        String name = text.text().strip();
        return Optional.of(environments.stream()
                .filter(environment -> environment.name().equals(Optional.of(name)))
                .findFirst()
                .orElseThrow(() -> new BuildFailure(
                        FailureCode.CONFIGURATION,
                        choice.spelling() + ": there is no environment '" + name + "'; <environments> has "
                                + (environments.isEmpty() ? "none" : names()),
                        "choose one of these, or add <environment><name>" + name
                                + "</name> to <environments>, in the parent when all modules have it")));
    }

    private List<String> names() {
        return environments.stream()
                .flatMap(environment -> environment.name().stream())
                .toList();
    }

    private void check() {
        Set<String> seen = new HashSet<>();
        for (EnvironmentRequest environment : environments) {
            String name = environment.name().orElse("");
            if (name.isEmpty() || !seen.add(name)) {
                throw new BuildFailure(
                        FailureCode.CONFIGURATION,
                        "<environments><environment>: "
                                + (name.isEmpty() ? "one has no <name>" : "the name '" + name + "' stands there twice"),
                        "give each a <name> of its own, for example test and production");
            }
        }
    }
}
