package io.github.gocontainer.mojo.parameters;

import io.github.gocontainer.plan.Given;
import io.github.gocontainer.plan.Setting;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks settings up in the beans that Maven filled from the POM; the names of the fields are those of the elements. */
public final class PomValues {

    private final Object root;

    public PomValues(Object root) {
        this.root = root;
    }

    public Optional<Given.Value> find(Setting setting) {
        return value(setting.path()).map(PomValues::typed);
    }

    /** Whether the POM has this element, even an empty one. */
    public boolean has(String path) {
        return value(path).isPresent();
    }

    /** The beans of a list, {@code go.binaries} for example; none when the POM has no such list. */
    public <T> List<T> items(String path, Class<T> type) {
        return value(path).stream()
                .flatMap(list -> ((Collection<?>) list).stream())
                .map(type::cast)
                .toList();
    }

    private Optional<Object> value(String path) {
        Object value = root;
        for (String element : path.split("\\.")) {
            value = field(value, element);
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    static Given.Value typed(Object value) {
        if (value instanceof Collection<?> items) {
            return new Given.Value.Items(items.stream()
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .toList());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(key.toString(), item == null ? "" : item.toString()));
            return new Given.Value.Entries(entries);
        }
        return new Given.Value.Scalar(value.toString());
    }

    private static @Nullable Object field(Object owner, String name) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : List.of(type.getDeclaredFields())) {
                if (field.getName().equals(name)) {
                    return read(field, owner);
                }
            }
        }
        return null;
    }

    private static @Nullable Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The parameter " + field + " cannot be read", e);
        }
    }
}
