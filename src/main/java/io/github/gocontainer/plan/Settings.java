package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Understands the given settings one by one, and remembers what each came to. */
final class Settings {

    private final Map<Setting, Given> given;
    private final Map<Setting, ResolvedSetting> resolved = new EnumMap<>(Setting.class);

    Settings(Map<Setting, Given> given) {
        this.given = given;
    }

    /** The value, or empty when the user gave none; a parser rejects with an IllegalArgumentException. */
    <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        Optional<String> text = text(setting);
        text.ifPresentOrElse(
                value -> remember(setting, value, origin(setting)), () -> remember(setting, "", Origin.DEFAULT));
        return text.map(value -> understood(setting, value, parser));
    }

    /** The value, or that of the default text. */
    <T> T scalar(Setting setting, String defaultText, Function<String, T> parser) {
        Optional<T> value = optional(setting, parser);
        if (value.isPresent()) {
            return value.get();
        }
        remember(setting, defaultText, Origin.DEFAULT);
        return parser.apply(defaultText);
    }

    boolean flag(Setting setting, boolean defaultValue) {
        return scalar(setting, String.valueOf(defaultValue), Settings::parseFlag);
    }

    /** The items, each understood by itself, or the default items. */
    <T> List<T> list(Setting setting, List<String> defaultItems, Function<String, T> parser) {
        Given value = given.get(setting);
        List<String> items =
                value != null && value.value() instanceof Given.Value.Items some ? some.items() : List.of();
        boolean isDefault = items.isEmpty();
        List<String> texts = isDefault ? defaultItems : items;
        remember(setting, texts, isDefault ? Origin.DEFAULT : origin(setting));
        List<T> result = new ArrayList<>();
        texts.forEach(text -> result.add(understood(setting, text, parser)));
        return result;
    }

    /** The entries, sorted by key. */
    SortedMap<String, String> map(Setting setting) {
        Given value = given.get(setting);
        SortedMap<String, String> entries = new TreeMap<>();
        if (value != null && value.value() instanceof Given.Value.Entries some) {
            entries.putAll(some.entries());
        }
        remember(setting, entries, origin(setting));
        return entries;
    }

    /** Whether the user gave any setting of this block of the POM. */
    boolean hasBlock(String block) {
        return given.keySet().stream().anyMatch(setting -> setting.block().equals(block));
    }

    /** Whether the user gave it. */
    boolean isGiven(Setting setting) {
        return given.containsKey(setting);
    }

    /** Whether both are given, and the first at a place that is stronger than that of the second. */
    boolean isStronger(Setting one, Setting other) {
        return text(one).isPresent() && text(other).isPresent() && origin(one).compareTo(origin(other)) < 0;
    }

    /** A value that a setting came to although neither the user nor a fixed default gave it. */
    void derived(Setting setting, Object value) {
        remember(setting, value, Origin.DEFAULT);
    }

    /** Remembers that a secret is set, without its value. */
    void secret(Setting setting) {
        remember(setting, given.containsKey(setting) ? "(set)" : "", origin(setting));
    }

    /** Everything that was understood, in words that fit on every machine and hold no secrets. */
    List<ResolvedSetting> resolved(PortableText portable) {
        return resolved.values().stream()
                .map(entry -> resolved(entry, portable))
                .toList();
    }

    /** Only maps have names that can say that a value is a secret, and the linker's flags. */
    private static ResolvedSetting resolved(ResolvedSetting entry, PortableText portable) {
        boolean hasNames = entry.setting().kind() == Setting.Kind.MAP || entry.setting() == Setting.GO_LDFLAGS;
        Object value = entry.value();
        return new ResolvedSetting(
                entry.setting(),
                portable.of(hasNames ? SecretValues.hidden(value) : value),
                portable.of(hasNames ? SecretValues.hashed(value) : value),
                entry.origin());
    }

    /** What ends up in the image although its name says that it should not be read there, by its place. */
    List<String> exposed() {
        List<String> exposed = new ArrayList<>();
        for (Setting setting : List.of(
                Setting.CONTAINER_ENVIRONMENT,
                Setting.CONTAINER_LABELS,
                Setting.CONTAINER_ANNOTATIONS,
                Setting.GO_LDFLAGS)) {
            ResolvedSetting entry = resolved.get(setting);
            if (entry != null) {
                SecretValues.names(entry.value()).forEach(name -> exposed.add(setting.element() + " " + name));
            }
        }
        return exposed;
    }

    /** A rejection of a whole setting: its name, its value's trouble and the accepted form. */
    BuildFailure rejected(Setting setting, String why) {
        Given value = given.get(setting);
        String where = value == null ? setting.element() : value.spelling();
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                where + ": " + why,
                "set " + setting.element() + " in the POM, -D" + setting.property() + " or " + setting.variable());
    }

    private Origin origin(Setting setting) {
        Given value = given.get(setting);
        return value == null ? Origin.DEFAULT : value.origin();
    }

    private Optional<String> text(Setting setting) {
        Given value = given.get(setting);
        return value != null
                        && value.value() instanceof Given.Value.Scalar scalar
                        && !scalar.text().isBlank()
                ? Optional.of(scalar.text().strip())
                : Optional.empty();
    }

    private <T> T understood(Setting setting, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw rejected(setting, Forms.reason(e));
        }
    }

    private void remember(Setting setting, Object value, Origin origin) {
        resolved.put(setting, new ResolvedSetting(setting, value, value, origin));
    }

    static boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }
}
