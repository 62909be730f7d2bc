package io.github.gocontainer.mojo.quality;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.Folders;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.SearchPath;
import io.github.gocontainer.image.LayoutPrograms;
import io.github.gocontainer.mojo.Environment;
import io.github.gocontainer.mojo.HostGo;
import io.github.gocontainer.mojo.Stages;
import io.github.gocontainer.oci.Platform;
import io.github.gocontainer.oci.PlatformManifest;
import io.github.gocontainer.plan.BuildPlan;
import io.github.gocontainer.plan.ScanPlan;
import io.github.gocontainer.quality.Complaint;
import io.github.gocontainer.quality.GoInstall;
import io.github.gocontainer.quality.GoTool;
import io.github.gocontainer.quality.scan.Govulncheck;
import io.github.gocontainer.quality.scan.ImageScanner;
import io.github.gocontainer.quality.scan.ImageScannerKind;
import io.github.gocontainer.quality.scan.ScanOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the scanners that the configuration names about the image of the layout. */
final class Scanners {

    private static final String GOVULNCHECK = "golang.org/x/vuln/cmd/govulncheck";
    private static final Complaint COMPLAINT =
            (step, result, log) -> GoComplaint.failure(step, result, FailureCode.PROCESS, log);

    private final Stages stages;
    private final BuildPlan plan;
    private final ScanPlan scan;

    Scanners(Stages stages, ScanPlan scan) {
        this.stages = stages;
        this.plan = stages.plan();
        this.scan = scan;
    }

    List<ScanOutcome> ask() throws IOException {
        SortedMap<Platform, PlatformManifest> images = plan.workspace().layout().platforms();
        List<ScanOutcome> outcomes = new ArrayList<>();
        outcomes.add(govulncheck(images));
        if (scan.imageScanner().isPresent()) {
            outcomes.add(imageScanner(scan.imageScanner().get(), images));
        }
        return outcomes;
    }

    private ScanOutcome govulncheck(SortedMap<Platform, PlatformManifest> images) throws IOException {
        if (plan.offline() && scan.databaseFolder().isEmpty()) {
            return new ScanOutcome.NotChecked(
                    "govulncheck",
                    "Maven works offline (-o), and <scan><database> names no vulnerability database on this machine");
        }
        HostGo go = stages.hostGo(false);
        SortedMap<String, Path> programs = programs(images);
        return go.unchanged(() -> {
            try {
                Path executable = new GoInstall(go.tool(), stages.runner(), COMPLAINT, stages.log())
                        .provide(GOVULNCHECK, scan.govulncheckVersion(), scan.tools());
                return new Govulncheck(executable, stages.runner())
                        .scan(scan.database(), plan.compile().allTags(), sources(go.tool()), programs);
            } catch (BuildFailure e) {
                if (e.code() == FailureCode.INTERRUPTED || e.code() == FailureCode.INTEGRITY) {
                    throw e;
                }
                return new ScanOutcome.NotChecked("govulncheck", e.getMessage());
            }
        });
    }

    /** Go as it sees the sources on each platform, and as govulncheck finds it: as the first one on the search path. */
    private SortedMap<String, GoTool> sources(GoTool host) {
        SortedMap<String, GoTool> sources = new TreeMap<>();
        for (Platform platform : plan.image().platforms()) {
            Map<String, String> environment = new TreeMap<>(stages.goSettings(platform));
            String path = environment.getOrDefault("PATH", "");
            String bin = Folders.of(host.executable()).toString();
            environment.put("PATH", path.isEmpty() ? bin : bin + File.pathSeparator + path);
            sources.put(
                    platform.toString(),
                    new GoTool(host.executable(), host.version(), host.directory(), environment, scan.timeout()));
        }
        return sources;
    }

    private SortedMap<String, Path> programs(SortedMap<Platform, PlatformManifest> images) throws IOException {
        SortedMap<String, Path> programs = new TreeMap<>();
        for (Map.Entry<Platform, PlatformManifest> image : images.entrySet()) {
            Path folder =
                    scan.temporary().resolve("programs").resolve(image.getKey().folder());
            LayoutPrograms.extract(image.getValue(), folder)
                    .forEach((name, file) -> programs.put(name + " of " + image.getKey(), file));
        }
        return programs;
    }

    private ScanOutcome imageScanner(String program, SortedMap<Platform, PlatformManifest> images) throws IOException {
        ImageScannerKind kind = ImageScannerKind.of(program);
        Optional<Path> executable = executable(program);
        if (executable.isEmpty()) {
            return new ScanOutcome.NotChecked(kind.word(), "there is no program " + program + " on this machine");
        }
        SortedMap<String, Path> layouts = new TreeMap<>();
        for (Map.Entry<Platform, PlatformManifest> image : images.entrySet()) {
            layouts.put(
                    image.getKey().toString(),
                    LayoutPrograms.single(
                            image.getValue(),
                            scan.temporary()
                                    .resolve("images")
                                    .resolve(image.getKey().folder())));
        }
        return new ImageScanner(kind, executable.get(), Environment.variables(), scan.timeout(), stages.runner())
                .scan(layouts, plan.offline(), scan.temporary());
    }

    private Optional<Path> executable(String program) {
        if (program.contains("/") || program.contains("\\")) {
            Path file = plan.project().baseDirectory().resolve(program);
            return Optional.of(file).filter(Files::isExecutable);
        }
        return SearchPath.folders(Environment.variables()).stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
