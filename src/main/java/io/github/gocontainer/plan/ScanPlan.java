package io.github.gocontainer.plan;

import io.github.gocontainer.quality.scan.ScanPolicy;
import io.github.gocontainer.supplychain.license.LicensePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is looked for in the finished image, and what may be found.
 *
 * @param database address of a vulnerability database; empty for Go's own
 * @param databaseFolder the same where it is a folder of this machine
 * @param govulncheckVersion of the module golang.org/x/vuln
 * @param imageScanner name or path of an image scanner
 * @param failOnNotChecked whether a scanner that could not look fails the build
 * @param timeout of each run of a scanner
 * @param tools where scanners are kept that were built
 * @param file what was found
 * @param sarif the same for code hosts
 * @param temporary for files that are gone when the goal has ended
 */
public record ScanPlan(
        ScanPolicy policy,
        LicensePolicy licenses,
        Optional<String> database,
        Optional<Path> databaseFolder,
        String govulncheckVersion,
        Optional<String> imageScanner,
        boolean failOnNotChecked,
        Duration timeout,
        Path tools,
        Path file,
        Path sarif,
        Path temporary) {}
