package io.github.gocontainer.golang.compile;

import io.github.gocontainer.oci.Platform;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that somebody else builds: a file for every platform.
 *
 * @param pattern its path from the module's folder, with {@code {os}}, {@code {architecture}}, {@code {variant}} or
 *     {@code {platform}} where those of a platform stand
 * @param name the file name of the binary in the image
 * @param position among the binaries, from 0
 */
public record PrebuiltBinary(String pattern, String name, int position) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

    public PrebuiltBinary {
        Matcher places = PLACE.matcher(pattern);
        while (places.find()) {
            if (!places.group(1).matches("os|architecture|variant|platform")) {
                throw new IllegalArgumentException("'" + pattern + "' has the unknown place " + places.group()
                        + ": expected {os}, {architecture}, {variant} or {platform}, for example"
                        + " dist/{os}-{architecture}/hello");
            }
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a binary's name: expected letters, digits, '.', '_', '+', '-', for example api");
        }
    }

    /** The binary's usual name: that of the file, without places. */
    public static String nameIn(String pattern) {
        String file = pattern.substring(Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf('\\')) + 1);
        return PLACE.matcher(file).replaceAll("").replaceAll("[-_.]+$", "");
    }

    /** The file of a platform. */
    Path file(Path module, Platform platform) {
        return module.resolve(pattern.replace("{os}", platform.os())
                        .replace("{architecture}", platform.architecture())
                        .replace("{variant}", platform.variant().orElse(""))
                        .replace("{platform}", platform.folder()))
                .normalize();
    }
}
