package io.github.gocontainer.mojo.parameters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code <extraDirectories>}: folders whose files go into the image. */
public final class ExtraDirectoriesParameters {
    /** The folders. */
    @Nullable
    List<PathParameters> paths;

    /** Modes and owners of single files. */
    @Nullable
    List<PermissionParameters> permissions;

    /** {@code <path>}: one folder. */
    public static final class PathParameters {
        /** The folder on disk. */
        @Nullable
        String from;

        /** The folder in the image. */
        @Nullable
        String into;

        /** Patterns of what is taken. */
        @Nullable
        List<String> includes;

        /** Patterns of what is left out. */
        @Nullable
        List<String> excludes;
    }

    /** {@code <permission>}: the mode and owner of the files that a pattern fits. */
    public static final class PermissionParameters {
        /** A path or pattern in the image. */
        @Nullable
        String file;

        /** Three or four octal digits. */
        @Nullable
        String mode;

        /** Numbers of a user and a group, for example {@code 65532:65532}. */
        @Nullable
        String owner;
    }
}
