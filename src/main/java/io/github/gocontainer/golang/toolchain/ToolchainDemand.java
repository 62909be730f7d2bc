package io.github.gocontainer.golang.toolchain;

import io.github.gocontainer.golang.GoModule;
import io.github.gocontainer.golang.GoVersion;
import java.util.Optional;

/** What a module asks of its toolchain, and who says so. */
sealed interface ToolchainDemand {

    /** In words that follow "asks for", for example {@code go1.26.8 (<go><version>)}. */
    String sentence();

    boolean isMetBy(GoInstallation candidate);

    /** The release to fetch when nothing that is there will do; empty when any will. */
    Optional<GoVersion> release();

    /** This very release, and not what a vendor or an experiment made of it. */
    record Exactly(GoVersion version, String origin) implements ToolchainDemand {
        @Override
        public String sentence() {
            return version.toolchain() + " (" + origin + ")";
        }

        @Override
        public boolean isMetBy(GoInstallation candidate) {
            return candidate.suffix().isEmpty() && candidate.version().compareTo(version) == 0;
        }

        @Override
        public Optional<GoVersion> release() {
            return Optional.of(version);
        }
    }

    /** This language or a newer one. */
    record AtLeast(GoVersion version, String origin) implements ToolchainDemand {
        @Override
        public String sentence() {
            return "at least Go " + version + " (" + origin + ")";
        }

        @Override
        public boolean isMetBy(GoInstallation candidate) {
            return candidate.version().isAtLeast(version);
        }

        @Override
        public Optional<GoVersion> release() {
            return Optional.of(version.firstRelease());
        }
    }

    /** A go.mod without a {@code go} line. */
    record Any() implements ToolchainDemand {
        @Override
        public String sentence() {
            return "any Go (go.mod has no go line)";
        }

        @Override
        public boolean isMetBy(GoInstallation candidate) {
            return true;
        }

        @Override
        public Optional<GoVersion> release() {
            return Optional.empty();
        }
    }

    /**
     * The contract's order: the configured version, go.mod's {@code toolchain} line, its {@code go} line.
     *
     * @param switching whether a {@code toolchain} line counts, which it does not under {@code GOTOOLCHAIN=local}
     */
    static ToolchainDemand of(Optional<GoVersion> configured, GoModule module, boolean switching) {
        String file = module.workspace().isPresent() ? "go.work" : "go.mod";
        if (configured.isPresent()) {
            return new Exactly(configured.get(), "<go><version>");
        }
        Optional<GoVersion> language = module.language();
        Optional<GoVersion> line = module.toolchain()
                .filter(GoVersion::isRelease)
                .filter(version -> language.map(version::isAtLeast).orElse(true));
        if (line.isPresent() && switching) {
            return new Exactly(line.get(), file + "'s toolchain line");
        }
        return language.<ToolchainDemand>map(version -> new AtLeast(version, file + "'s go line"))
                .orElseGet(Any::new);
    }
}
