package io.github.gocontainer.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lists and maps that are written in one line, as properties and environment variables have them. */
public final class SettingText {

    private SettingText() {}

    /**
     * The value of a setting written in one line.
     *
     * @throws IllegalArgumentException when a map's item has no {@code =}; the message shows the accepted form
     */
    public static Given.Value parse(Setting setting, String text) {
        return switch (setting.kind()) {
            case SCALAR, SECRET -> new Given.Value.Scalar(text);
            case LIST -> new Given.Value.Items(items(text));
            case MAP -> new Given.Value.Entries(entries(text));
        };
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                item.append(',');
                i++;
            } else if (c == ',') {
                addUnlessBlank(items, item);
            } else {
                item.append(c);
            }
        }
        addUnlessBlank(items, item);
        return items;
    }

    private static void addUnlessBlank(List<String> items, StringBuilder item) {
        if (!item.toString().isBlank()) {
            items.add(item.toString().strip());
        }
        item.setLength(0);
    }

    private static Map<String, String> entries(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String item : items(text)) {
            int equals = item.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + item
                        + "' has no key and value: expected key=value,key=value with \\, for a comma in a value");
            }
            entries.put(item.substring(0, equals).strip(), item.substring(equals + 1));
        }
        return entries;
    }
}
