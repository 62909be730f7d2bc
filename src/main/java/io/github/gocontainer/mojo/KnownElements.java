package io.github.gocontainer.mojo;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds elements that no goal knows, because Maven passes over them in silence at the top level. */
final class KnownElements {

    private static final int CLOSE = 3;

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
        return type.getPackage().equals(KnownElements.class.getPackage());
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
        Optional<String> meant = known.stream()
                .filter(candidate -> distance(candidate, name) < Math.min(CLOSE, candidate.length()))
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)));
        return new BuildFailure(
                FailureCode.CONFIGURATION,
                "there is no element " + path + "<" + name + ">; "
                        + (path.isEmpty() ? "the plugin's configuration" : path) + " knows: "
                        + String.join(", ", known),
                meant.map(candidate -> "write " + path + "<" + candidate + ">")
                        .orElse("look it up with mvn gocontainer:help -Ddetail"));
    }

    /** How many letters have to be inserted, dropped or replaced to make one word the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
