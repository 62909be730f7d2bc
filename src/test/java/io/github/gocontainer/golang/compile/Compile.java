package io.github.gocontainer.golang.compile;

import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.process.Command;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CpuBudget;
import io.github.gocontainer.process.SystemCommandRunner;
import io.github.gocontainer.testbed.RecordingLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A compilation to be varied by a test, with everything that it said and started. */
final class Compile {

    final Path module;
    final List<MainPackage> mains = new ArrayList<>();
    final List<PrebuiltBinary> prebuilt = new ArrayList<>();
    final List<Platform> platforms = new ArrayList<>(List.of(Platform.parse("linux/amd64")));
    final List<String> tags = new ArrayList<>();
    final List<String> linkerFlags = new ArrayList<>();
    final List<String> compilerFlags = new ArrayList<>();
    final Map<String, String> configured = new HashMap<>();
    final Map<String, String> environment = new HashMap<>(System.getenv());
    final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
    final RecordingLog log = new RecordingLog();
    Stamps stamps = Stamps.none();
    Path output;
    boolean cgo;
    CompileModes modes = CompileModes.usual();
    boolean allowToolexec;
    boolean offline;
    Duration timeout = Duration.ofMinutes(5);

    Compile(Path module) {
        this.module = module;
        this.output = module.resolve("target/gocontainer/bin");
    }

    Compile main(String path, String name) {
        mains.add(new MainPackage(path, Optional.of(name).filter(text -> !text.isEmpty())));
        return this;
    }

    CompileSpec spec() {
        return new CompileSpec(
                module,
                mains,
                prebuilt,
                platforms,
                tags,
                linkerFlags,
                compilerFlags,
                cgo,
                modes,
                configured,
                output,
                stamps,
                offline,
                allowToolexec,
                timeout);
    }

    /** With the machine's own Go. */
    List<GoBinary> run() {
        SystemCommandRunner runner = new SystemCommandRunner();
        return new GoCompiler(
                        TestToolchain.real(),
                        environment,
                        command -> {
                            commands.add(command);
                            return runner.run(command);
                        },
                        CpuBudget.shared(),
                        log)
                .compile(spec());
    }

    static String output(GoBinary binary) {
        Command command = Command.of(
                binary.name(),
                List.of(binary.file().toString()),
                Map.of(),
                binary.file().getParent(),
                Duration.ofSeconds(20));
        CommandResult result = new SystemCommandRunner().run(command);
        return result.output() + result.error();
    }
}
