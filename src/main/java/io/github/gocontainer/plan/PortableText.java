package io.github.gocontainer.plan;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings as they are written down: paths within the module are relative to it, so that another machine finds the same
 * text, and addresses have no user names and passwords.
 */
final class PortableText {

    private static final Pattern USER_OF_ADDRESS = Pattern.compile("(?<=://)[^/\\s]*@");

    private final String module;

    PortableText(Path module) {
        this.module = module.toString();
    }

    /** Text, list or map of texts, in the same shape; maps sorted by key. */
    Object of(Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(item -> text(item.toString())).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new TreeMap<>();
            map.forEach((key, item) -> entries.put(key.toString(), text(item.toString())));
            return entries;
        }
        return text(value.toString());
    }

    String text(String value) {
        if (value.equals(module)) {
            return ".";
        }
        boolean inModule = value.startsWith(module + "/") || value.startsWith(module + "\\");
        String relative = inModule ? value.substring(module.length() + 1).replace('\\', '/') : value;
        return USER_OF_ADDRESS.matcher(relative).replaceAll("***@");
    }
}
