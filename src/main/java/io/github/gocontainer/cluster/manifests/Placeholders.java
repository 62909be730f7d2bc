package io.github.gocontainer.cluster.manifests;

import io.github.gocontainer.cluster.manifests.yaml.ScalarText;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Fills in {@code ${NAME}} and {@code ${NAME:default}}, and turns {@code ko://} references into the image;
 * <code>$$&#123;</code> is a <code>$&#123;</code> that stays. What it cannot fill in, it remembers, so that the user
 * reads of all of it at once.
 */
public final class Placeholders implements ScalarText {

    private static final String START = "${";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Function<String, Optional<String>> values;
    private final Function<String, Optional<String>> images;
    private final List<String> troubles = new ArrayList<>();

    /**
     * @param values by name
     * @param images what a whole text that is an image of ours comes to; empty for other texts
     */
    public Placeholders(Function<String, Optional<String>> values, Function<String, Optional<String>> images) {
        this.values = values;
        this.images = images;
    }

    @Override
    public String of(String written, String place) {
        String filled = fill(written, place);
        if (RolledImage.isKoReference(filled)) {
            Optional<String> image = images.apply(filled);
            if (image.isEmpty()) {
                troubles.add(place + ": " + filled + " is no package of this module");
            }
            return image.orElse(filled);
        }
        return filled;
    }

    private String fill(String written, String place) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            int start = written.indexOf(START, at);
            if (start < 0) {
                break;
            }
            if (start > at && written.charAt(start - 1) == '$') {
                filled.append(written, at, start - 1).append(START);
                at = start + START.length();
            } else {
                filled.append(written, at, start);
                int end = end(written, start + START.length());
                String inside = written.substring(start + START.length(), end);
                filled.append(value(inside, end < written.length(), place));
                at = Math.min(end + 1, written.length());
            }
        }
        return filled.append(written, at, written.length()).toString();
    }

    /** The place of the closing brace; defaults may hold braces themselves. */
    private static int end(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}') {
                open--;
            }
            if (open == 0) {
                return i;
            }
        }
        return text.length();
    }

    private String value(String inside, boolean closed, String place) {
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (!closed || !NAME.matcher(name).matches()) {
            troubles.add(place + ": ${" + name + (closed ? "}" : "") + " is no ${NAME} and no ${NAME:default}");
            return "";
        }
        Optional<String> value = values.apply(name);
        if (value.isEmpty() && colon < 0) {
            troubles.add(place + ": ${" + name + "} has no value and no default");
        }
        return value.orElseGet(() -> colon < 0 ? "" : fill(inside.substring(colon + 1), place));
    }

    /**
     * Fails when anything could not be filled in.
     *
     * @param places where values are looked for, in words
     */
    public void check(String places) {
        if (!troubles.isEmpty()) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "not everything could be filled in:\n  " + String.join("\n  ", troubles),
                    "give the value (it is looked for in: " + places
                            + "), write ${NAME:default}, or $${NAME} where the text itself is meant");
        }
    }
}
