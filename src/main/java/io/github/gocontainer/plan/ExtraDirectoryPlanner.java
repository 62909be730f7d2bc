package io.github.gocontainer.plan;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.image.files.ExtraDirectory;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Understands {@code <extraDirectories>}; without it, {@code src/main/container} is taken when it exists. */
final class ExtraDirectoryPlanner {

    private static final String DEFAULT_FOLDER = "src/main/container";
    private static final int OCTAL = 8;
    private static final Pattern OWNER = Pattern.compile("\\d{1,9}(:\\d{1,9})?");

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
                    ExtraDirectory.Origin.NAMED,
                    module));
        }
        if (directories.isEmpty()) {
            directories.add(new ExtraDirectory(
                    module.resolve(DEFAULT_FOLDER),
                    "/",
                    List.of(),
                    List.of(),
                    permissions,
                    ExtraDirectory.Origin.DEFAULT,
                    module));
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
            boolean isMode =
                    given.mode().map(mode -> mode.matches("[0-7]{3,4}")).orElse(true);
            boolean isOwner =
                    given.owner().map(owner -> OWNER.matcher(owner).matches()).orElse(true);
            boolean isEmpty = given.mode().isEmpty() && given.owner().isEmpty();
            if (given.file().isEmpty() || !isMode || !isOwner || isEmpty) {
                throw rejected(
                        "<permissions><permission>",
                        "'" + given.file().orElse("") + "'"
                                + given.mode()
                                        .map(mode -> " with mode '" + mode + "'")
                                        .orElse("")
                                + given.owner()
                                        .map(owner -> " with owner '" + owner + "'")
                                        .orElse("")
                                + ": expected <file>, a path or pattern in the image, and <mode>, three or four octal"
                                + " digits, for example 755, or <owner>, numbers of a user and a group, for example"
                                + " 65532:65532");
            }
            permissions.add(new ExtraDirectory.Permission(
                    pattern("<permissions><permission><file>", given.file().get()),
                    given.mode().map(mode -> Integer.parseInt(mode, OCTAL)),
                    given.owner().map(ExtraDirectoryPlanner::owner)));
        }
        return permissions;
    }

    private static ExtraDirectory.Owner owner(String text) {
        String[] numbers = text.split(":", -1);
        return new ExtraDirectory.Owner(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[numbers.length - 1]));
    }

    private static BuildFailure rejected(String element, String why) {
        return new BuildFailure(
                FailureCode.CONFIGURATION, "<extraDirectories>" + element + ": " + why, "correct it in the POM");
    }
}
