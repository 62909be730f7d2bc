package io.github.gocontainer.plan;

import io.github.gocontainer.quality.scan.Allowance;
import io.github.gocontainer.quality.scan.ImageScannerKind;
import io.github.gocontainer.quality.scan.Reach;
import io.github.gocontainer.quality.scan.ScanPolicy;
import io.github.gocontainer.quality.scan.Severity;
import io.github.gocontainer.supplychain.license.LicensePolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Understands {@code <scan>}. */
final class ScanPlanner {

    private static final String BLOCK = "scan";
    private static final String NONE = "none";
    private static final String GOVULNCHECK = "v1.9.0";
    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d+\\S*|latest");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    private final Settings settings;
    private final Path module;
    private final Workspace workspace;
    private final Path cache;

    ScanPlanner(Settings settings, Path module, Workspace workspace, Path cache) {
        this.settings = settings;
        this.module = module;
        this.workspace = workspace;
        this.cache = cache;
    }

    /** Empty when the user wants no scan; mistakes in the block are found all the same. */
    Optional<ScanPlan> plan(SbomPlan sbom) {
        Optional<URI> database = settings.optional(Setting.SCAN_DATABASE, this::database);
        LicensePolicy licenses = licenses(sbom);
        ScanPlan plan = new ScanPlan(
                new ScanPolicy(
                        threshold(Setting.SCAN_FAIL_ON, Reach.CALLED.word(), Reach::of),
                        threshold(Setting.SCAN_SEVERITY, Severity.HIGH.word(), Severity::of),
                        allowed()),
                licenses,
                database.map(URI::toString),
                database.filter(address -> address.getScheme().equals("file")).map(Path::of),
                settings.scalar(Setting.SCAN_GOVULNCHECK_VERSION, GOVULNCHECK, ScanPlanner::version),
                settings.optional(Setting.SCAN_IMAGE_SCANNER, text -> {
                    ImageScannerKind.of(text);
                    return text;
                }),
                settings.flag(Setting.SCAN_FAIL_ON_NOT_CHECKED, false),
                settings.scalar(Setting.SCAN_TIMEOUT, "10m", Forms::duration),
                cache.resolve("tools"),
                workspace.directory().resolve("scan.json"),
                workspace.directory().resolve("scan.sarif"),
                workspace.temporary().resolve("scan"));
        return settings.hasBlock(BLOCK) ? Optional.of(plan) : Optional.empty();
    }

    private <T> Optional<T> threshold(Setting setting, String otherwise, Function<String, T> parser) {
        return settings.scalar(
                setting, otherwise, text -> text.equals(NONE) ? Optional.empty() : Optional.of(parser.apply(text)));
    }

    private SortedMap<String, Allowance> allowed() {
        SortedMap<String, Allowance> allowed = new TreeMap<>();
        settings.map(Setting.SCAN_ALLOW).forEach((name, text) -> {
            try {
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException(
                            "'" + name + "' is no vulnerability: expected for example GO-2024-2611 or CVE-2024-24786");
                }
                allowed.put(name, Allowance.parse(text));
            } catch (IllegalArgumentException e) {
                throw settings.rejected(Setting.SCAN_ALLOW, name + ": " + Forms.reason(e));
            }
        });
        return allowed;
    }

    private LicensePolicy licenses(SbomPlan sbom) {
        LicensePolicy policy = new LicensePolicy(
                settings.list(Setting.SCAN_LICENSES_ALLOW, List.of(), LicensePolicy::checkPattern),
                settings.list(Setting.SCAN_LICENSES_DENY, List.of(), LicensePolicy::checkPattern),
                settings.map(Setting.SCAN_LICENSES_DECLARED));
        if (!policy.isEmpty() && sbom.formats().isEmpty()) {
            throw settings.rejected(
                    Setting.SBOM_FORMATS, "none leaves no list of licenses, which <scan><licenses> is to judge");
        }
        return policy;
    }

    /** A folder of the module, or an address. */
    private URI database(String text) {
        if (text.matches("(https?|file):.*")) {
            return Forms.address(text);
        }
        return module.resolve(text).normalize().toUri();
    }

    private static String version(String text) {
        if (!VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no version of golang.org/x/vuln: expected for example " + GOVULNCHECK);
        }
        return text;
    }
}
