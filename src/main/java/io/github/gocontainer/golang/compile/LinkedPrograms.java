package io.github.gocontainer.golang.compile;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks Go what is really in compiled programs: {@code go version -m}. */
public final class LinkedPrograms {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final GoToolchain toolchain;
    private final Map<String, String> environment;
    private final CommandRunner runner;

    /** @param environment of this process */
    public LinkedPrograms(GoToolchain toolchain, Map<String, String> environment, CommandRunner runner) {
        this.toolchain = toolchain;
        this.environment = Map.copyOf(environment);
        this.runner = runner;
    }

    /**
     * What the programs say, first those that were compiled here, each in their order; prebuilt ones that Go did not
     * make are left out.
     *
     * @param outputDirectory the folder in which all of them lie
     */
    public List<LinkedProgram> read(Path outputDirectory, List<GoBinary> binaries) {
        List<LinkedProgram> programs = new ArrayList<>();
        List<GoBinary> compiled =
                binaries.stream().filter(binary -> !binary.isPrebuilt()).toList();
        if (!compiled.isEmpty()) {
            programs.addAll(ask(outputDirectory, compiled));
        }
        for (GoBinary binary : binaries) {
            if (binary.isPrebuilt()) {
                programs.addAll(ofPrebuilt(outputDirectory, binary));
            }
        }
        return programs;
    }

    /** A program that was not compiled here need not be one of Go's, and then nobody knows what is in it. */
    private List<LinkedProgram> ofPrebuilt(Path outputDirectory, GoBinary binary) {
        try {
            return ask(outputDirectory, List.of(binary));
        } catch (BuildFailure noGoProgram) {
            return List.of();
        }
    }

    private List<LinkedProgram> ask(Path outputDirectory, List<GoBinary> binaries) {
        Path folder = outputDirectory.toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of(toolchain.executable().toString(), "version", "-m"));
        // Relative, so that no folder of the user's can be taken for a flag or break a line.
        binaries.forEach(binary ->
                arguments.add(folder.relativize(binary.file().toAbsolutePath()).toString()));
        Map<String, String> child = new TreeMap<>(environment);
        child.put("GOTOOLCHAIN", "local");
        child.remove("GOROOT");
        CommandResult result = runner.run(Command.of("go version -m", arguments, child, folder, LIMIT));
        if (!result.succeeded()) {
            throw GoComplaint.failure("go version -m", result, FailureCode.PROCESS, Optional.empty());
        }
        List<LinkedProgram> programs = parse(binaries, result.output());
        if (programs.size() != binaries.size()) {
            throw new BuildFailure(
                    FailureCode.PROCESS,
                    "'go version -m' told about " + programs.size() + " of " + binaries.size() + " programs in "
                            + Folders.of(folder.resolve("any")),
                    "compile them again: mvn clean package");
        }
        return programs;
    }

    static List<LinkedProgram> parse(List<GoBinary> binaries, String output) {
        List<LinkedProgram> programs = new ArrayList<>();
        String version = "";
        LinkedModule main = LinkedModule.of("", "", "");
        List<LinkedModule> modules = new ArrayList<>();
        for (String line : (output.stripTrailing() + "\nend: ").split("\n")) {
            if (!line.startsWith("\t")) {
                if (!version.isEmpty() && programs.size() < binaries.size()) {
                    programs.add(new LinkedProgram(binaries.get(programs.size()), version, main, modules));
                }
                int colon = line.lastIndexOf(": ");
                version = colon < 0 ? "" : line.substring(colon + 2).strip();
                modules = new ArrayList<>();
                continue;
            }
            String[] words = line.strip().split("\t", -1);
            LinkedModule module = LinkedModule.of(word(words, 1), word(words, 2), word(words, 3));
            switch (words[0]) {
                case "mod" -> main = module;
                case "dep" -> modules.add(module);
                case "=>" -> modules.set(modules.size() - 1, module.instead(modules.get(modules.size() - 1)));
                default -> {}
            }
        }
        return programs;
    }

    private static String word(String[] words, int at) {
        return at < words.length ? words[at] : "";
    }
}
