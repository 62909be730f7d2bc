package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <scan>}: what is looked for in the finished image, and what may be found. */
public final class ScanParameters {
    /** Which findings of govulncheck fail the build: {@code called} (the default), {@code imported}, {@code required}, {@code none}. */
    @Nullable
    String failOn;

    /** The least severity of an image scanner's finding that fails the build: {@code high} without it. */
    @Nullable
    String severity;

    /** Vulnerabilities that may be there, by their names: the last day and the reason. */
    @Nullable
    Map<String, String> allow;

    /** Address or folder of the vulnerability database; Go's own without it. */
    @Nullable
    String database;

    /** The version of golang.org/x/vuln. */
    @Nullable
    String govulncheckVersion;

    /** {@code trivy} or {@code grype}, or the path of one: also looks into the base image. */
    @Nullable
    String imageScanner;

    /** Whether a scanner that could not look fails the build. */
    @Nullable
    String failOnNotChecked;

    /** The time limit of each run of a scanner, {@code 10m} without it. */
    @Nullable
    String timeout;

    /** Which licenses the linked modules may have. */
    @Nullable
    LicensesParameters licenses;

    /** {@code <scan><licenses>}: which licenses the linked modules may have. */
    public static final class LicensesParameters {
        /** Identifiers of the SPDX list, or patterns like {@code BSD-*}: all others fail the build. */
        @Nullable
        List<String> allow;

        /** Identifiers or patterns that fail the build. */
        @Nullable
        List<String> deny;

        /** The licenses of modules whose files are not understood, by their paths. */
        @Nullable
        Map<String, String> declared;
    }
}
