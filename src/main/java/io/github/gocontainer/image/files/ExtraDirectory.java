package io.github.gocontainer.image.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder whose files go into the image.
 *
 * @param from the folder on disk
 * @param into the folder in the image, absolute
 * @param includes patterns of paths below {@code from}, as in {@code **}{@code /*.html}; empty for all
 * @param excludes patterns of what is left out
 * @param origin who asked for it
 * @param context the folder whose {@code .dockerignore} counts, too: that of the module
 */
public record ExtraDirectory(
        Path from,
        String into,
        List<String> includes,
        List<String> excludes,
        List<Permission> permissions,
        Origin origin,
        Path context) {

    /** Why a folder is taken, which says what is wrong when it is missing and what becomes of links in it. */
    public enum Origin {
        /** The user named it: it must be there. */
        NAMED,
        /** It is taken when it is there. */
        DEFAULT,
        /** {@code kodata} beside a main package: links within it become copies, as ko makes them. */
        KODATA
    }

    /**
     * The mode and the owner of the files that a pattern of paths in the image fits.
     *
     * @param mode for example {@code 0755}; empty for the usual one
     * @param owner empty for root
     */
    public record Permission(String pattern, Optional<Integer> mode, Optional<Owner> owner) {}

    /** Numeric, because an image need not know names. */
    public record Owner(int user, int group) {}

    public ExtraDirectory {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
        permissions = List.copyOf(permissions);
    }
}
