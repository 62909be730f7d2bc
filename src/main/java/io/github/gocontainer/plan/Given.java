package io.github.gocontainer.plan;

import java.util.List;
import java.util.Map;

/**
 * What the user gave for one setting, as text, and where.
 *
 * @param value not yet understood
 */
public record Given(Setting setting, Value value, Origin origin) {

    /** The shapes that a value can have. */
    public sealed interface Value {

        record Scalar(String text) implements Value {}

        record Items(List<String> items) implements Value {
            public Items {
                items = List.copyOf(items);
            }
        }

        record Entries(Map<String, String> entries) implements Value {
            public Entries {
                entries = Map.copyOf(entries);
            }
        }
    }

    /** How the user would write the setting at this origin. */
    public String spelling() {
        return switch (origin) {
            case COMMAND_LINE -> "-D" + setting.property();
            case ENVIRONMENT -> setting.variable();
            case PROPERTY -> "the Maven property " + setting.property();
            case CHOSEN -> "<environments><environment>, which stands for " + setting.element();
            case POM, DEFAULT -> setting.element();
        };
    }
}
