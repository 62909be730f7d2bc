package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.ExtraDirectory;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Understands {@code <extraDirectories>}; without it, {@code src/main/container} is taken when it exists. */
final class ExtraDirectoryPlanner {

    private static final String DEFAULT_FOLDER = "src/main/container";
    private static final int OCTAL = 8;

    private final BuildRequest request;

    ExtraDirectoryPlanner(BuildRequest request) {
        this.request = request;
    }

    List<ExtraDirectory> plan() {
        List<ExtraDirectory.Permission> permissions = permissions();
        Path module = request.project().baseDirectory();
        List<ExtraDirectory> directories = new ArrayList<>();
        for (ExtraDirectoryRequest given : request.extraDirectories()) {
            Path from = module.resolve(
                            given.from().orElseThrow(() -> rejected("<path>", "it has no <from>: expected a folder")))
                    .normalize();
            directories.add(new ExtraDirectory(
                    from,
                    into(given),
                    patterns("<path><includes>", given.includes()),
                    patterns("<path><excludes>", given.excludes()),
                    permissions,
                    true));
        }
        if (directories.isEmpty()) {
            directories.add(
                    new ExtraDirectory(module.resolve(DEFAULT_FOLDER), "/", List.of(), List.of(), permissions, false));
        }
        return directories;
    }

    /** The folder of each planned directory: relative to the module when it is given so or lies in it. */
    List<String> folders() {
        Path module = request.project().baseDirectory();
        PortableText portable = new PortableText(module);
        if (request.extraDirectories().isEmpty()) {
            return List.of(DEFAULT_FOLDER);
        }
        return request.extraDirectories().stream()
                .map(given -> Path.of(portable.text(given.from().orElseThrow())))
                .map(folder -> folder.isAbsolute()
                        ? folder
                        : module.relativize(module.resolve(folder).normalize()))
                .map(folder -> portable.text(folder.toString()).replace('\\', '/'))
                .toList();
    }

    private static List<String> patterns(String element, List<String> patterns) {
        return patterns.stream().map(text -> pattern(element, text)).toList();
    }

    /** A pattern of paths, as the image's files are compared with it. */
    private static String pattern(String element, String pattern) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return pattern;
        } catch (PatternSyntaxException e) {
            throw rejected(
                    element,
                    "'" + pattern + "' is not a pattern (" + e.getDescription() + "): expected for example **/*.html");
        }
    }

    private static String into(ExtraDirectoryRequest given) {
        try {
            return Forms.absolutePath(given.into().orElse("/"));
        } catch (IllegalArgumentException e) {
            throw rejected("<path><into>", Forms.reason(e));
        }
    }

    private List<ExtraDirectory.Permission> permissions() {
        List<ExtraDirectory.Permission> permissions = new ArrayList<>();
        for (PermissionRequest given : request.permissions()) {
            String mode = given.mode().orElse("");
            if (given.file().isEmpty() || !mode.matches("[0-7]{3,4}")) {
                throw rejected(
                        "<permissions><permission>",
                        "'" + given.file().orElse("") + "' with mode '" + mode
                                + "': expected <file>, a path or pattern in the image, and <mode>, three or four octal"
                                + " digits, for example 755");
            }
            permissions.add(new ExtraDirectory.Permission(
                    pattern("<permissions><permission><file>", given.file().get()), Integer.parseInt(mode, OCTAL)));
        }
        return permissions;
    }

    private static BuildFailure rejected(String element, String why) {
        return new BuildFailure(
                FailureCode.CONFIGURATION, "<extraDirectories>" + element + ": " + why, "correct it in the POM");
    }
}
