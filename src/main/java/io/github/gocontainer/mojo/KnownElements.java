package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.mojo.parameters.PomValues;
import io.github.gocontainer.plan.Setting;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds elements that no goal knows, because Maven passes over them in silence at the top level. */
final class KnownElements {

    private KnownElements() {}

    /** Rejects the first element below this one that is not known, and lists those that are. */
    static void check(ConfigurationTree configuration) {
        Map<String, Type> known = blocks();
        for (ConfigurationTree child : configuration.children()) {
            Type type = known.get(child.name());
            if (type == null && !isMavensOwn(child.name())) {
                throw unknown("", child.name(), known.keySet());
            } else if (type != null) {
                check("<" + child.name() + ">", child, type);
            }
        }
    }

    /** The parameters that Maven fills in by itself are part of what a configurator gets. */
    private static boolean isMavensOwn(String name) {
        return GocontainerMojo.MAVENS_OWN.contains(name);
    }

    private static Map<String, Type> blocks() {
        Map<String, Type> blocks = fields(GocontainerMojo.class);
        blocks.keySet().removeAll(GocontainerMojo.MAVENS_OWN);
        return blocks;
    }

    private static void check(String path, ConfigurationTree tree, Type type) {
        Optional<Class<?>> item = itemType(type);
        if (item.isPresent()) {
            if (isBean(item.get())) {
                tree.children().forEach(child -> check(path + "<" + child.name() + ">", child, item.get()));
            }
        } else if (type instanceof Class<?> bean && isBean(bean)) {
            Map<String, Type> known = fields(bean);
            for (ConfigurationTree child : tree.children()) {
                if (!known.containsKey(child.name())) {
                    throw unknown(path, child.name(), known.keySet());
                }
                check(path + "<" + child.name() + ">", child, known.get(child.name()));
            }
        }
    }

    private static Optional<Class<?>> itemType(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> item) {
            return Optional.of(item);
        }
        return Optional.empty();
    }

    private static boolean isBean(Class<?> type) {
        return type.getPackage().equals(PomValues.class.getPackage());
    }

    private static Map<String, Type> fields(Class<?> type) {
        Map<String, Type> fields = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                fields.put(field.getName(), field.getGenericType());
            }
        }
        return fields;
    }

    private static BuildFailure unknown(String path, String name, Collection<String> known) {
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "there is no element " + path + "<" + name + ">; "
                        + (path.isEmpty() ? "the plugin's configuration" : path) + " knows: "
                        + String.join(", ", known),
                Nearest.of(name, known)
                        .map(meant -> "write " + path + "<" + meant + ">")
                        .or(() -> path.isEmpty() ? elsewhere(name) : Optional.empty())
                        .orElse("see all elements with mvn gocontainer:plan"));
    }

    /** The block into which an element of this name belongs. */
    private static Optional<String> elsewhere(String name) {
        return Stream.of(Setting.values())
                .filter(setting -> setting.path().endsWith("." + name))
                .findFirst()
                .map(setting -> "write " + setting.element());
    }
}
