package io.github.gocontainer.plan;

import io.github.gocontainer.golang.generate.GenerateSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Understands {@code <generate>}. */
final class GeneratePlanner {

    private static final String BLOCK = "generate";

    private final Settings settings;

    GeneratePlanner(Settings settings) {
        this.settings = settings;
    }

    /** Empty without the block: generators are programs of somebody, and run only when they are asked for. */
    Optional<GenerateSpec> plan(Path module, List<String> tags, List<Path> outputs, Path log, Duration timeout) {
        GenerateSpec spec = new GenerateSpec(
                module,
                settings.list(Setting.GENERATE_PACKAGES, List.of("./..."), Forms::packages),
                tags,
                settings.optional(Setting.GENERATE_RUN, Forms::expression),
                settings.optional(Setting.GENERATE_EXCLUDE, Forms::expression),
                settings.map(Setting.GENERATE_ENVIRONMENT),
                settings.flag(Setting.GENERATE_CHECK_COMMITTED, false),
                outputs,
                log,
                timeout);
        return settings.hasBlock(BLOCK) ? Optional.of(spec) : Optional.empty();
    }
}
