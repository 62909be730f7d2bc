package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments of one {@code go build}.
 *
 * @param programs those that this call links
 * @param output the file of the one program, or the folder of several
 */
record BuildCommand(CompileSpec spec, List<GoProgram> programs, Path output) {

    private static final String STATIC_LINKING = "-linkmode external -extldflags -static";

    /**
     * The fewest calls that build all programs: one for those that keep Go's own names, one for each that does not.
     *
     * @param folder of the platform
     */
    static List<BuildCommand> of(CompileSpec spec, List<GoProgram> programs, Path folder) {
        List<BuildCommand> commands = new ArrayList<>();
        List<GoProgram> together = programs.stream()
                .filter(program -> program.name().equals(program.defaultName()))
                .toList();
        if (together.size() > 1) {
            commands.add(new BuildCommand(spec, together, folder));
        }
        programs.stream()
                .filter(program -> together.size() == 1 || !together.contains(program))
                .forEach(program ->
                        commands.add(new BuildCommand(spec, List.of(program), folder.resolve(program.name()))));
        return commands;
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("build", "-trimpath", "-buildvcs=false"));
        List<String> tags = spec.allTags();
        if (!tags.isEmpty()) {
            arguments.add("-tags=" + String.join(",", tags));
        }
        if (spec.modes().race()) {
            arguments.add("-race");
        }
        if (spec.modes().coverage()) {
            arguments.add("-cover");
        }
        spec.modes().profile().ifPresent(profile -> arguments.add("-pgo=" + profile));
        if (!spec.compilerFlags().isEmpty()) {
            arguments.add("-gcflags=" + String.join(" ", spec.compilerFlags()));
        }
        for (GoProgram program : programs) {
            String pattern = programs.size() == 1 ? "" : program.importPath() + "=";
            arguments.add("-ldflags=" + pattern + linkerFlags(program));
        }
        // A folder is told from a file by its final separator, whether it exists or not.
        arguments.add("-o");
        arguments.add(programs.size() == 1 ? output.toString() : output + File.separator);
        arguments.add("--");
        programs.forEach(program -> arguments.add(program.argument()));
        return arguments;
    }

    private String linkerFlags(GoProgram program) {
        List<String> flags = new ArrayList<>(List.of("-s -w"));
        stamps().forEach((variable, value) -> {
            if (program.stringVariables().contains(variable)) {
                flags.add("-X " + quoted("main." + variable + "=" + value));
            }
        });
        if (spec.cgo() && !spec.modes().dynamic()) {
            flags.add(STATIC_LINKING);
        }
        flags.addAll(spec.linkerFlags());
        return String.join(" ", flags);
    }

    private Map<String, String> stamps() {
        Map<String, String> stamps = new LinkedHashMap<>();
        spec.stamps().version().ifPresent(version -> stamps.put("version", version));
        spec.stamps().revision().ifPresent(revision -> {
            stamps.put("commit", revision.toString());
            stamps.put("date", revision.date().toString());
        });
        return stamps;
    }

    private static String quoted(String flag) {
        if (flag.matches("[^\\s'\"]*")) {
            return flag;
        }
        String quote = flag.contains("'") ? "\"" : "'";
        if (flag.contains(quote) || flag.contains("\n")) {
            throw new BuildFailure(
                    FailureCode.CONFIGURATION,
                    "the version " + flag.substring(flag.indexOf('=') + 1)
                            + " cannot be stamped: it has both kinds of quotes, or a line break");
        }
        return quote + flag + quote;
    }
}
