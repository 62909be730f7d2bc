package io.github.gocontainer.image;

import java.nio.file.Path;
import java.util.List;

/**
 * A folder whose files go into the image.
 *
 * @param from the folder on disk
 * @param into the folder in the image, absolute
 * @param includes patterns of paths below {@code from}, as in {@code **}{@code /*.html}; empty for all
 * @param excludes patterns of what is left out
 * @param required whether a missing folder is an error, as it is when the user named it
 */
public record ExtraDirectory(
        Path from,
        String into,
        List<String> includes,
        List<String> excludes,
        List<Permission> permissions,
        boolean required) {

    /**
     * The mode of the files that a pattern of paths in the image fits.
     *
     * @param mode for example {@code 0755}
     */
    public record Permission(String pattern, int mode) {}

    public ExtraDirectory {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        permissions = List.copyOf(permissions);
    }
}
