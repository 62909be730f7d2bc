package io.github.gocontainer.golang.modules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import io.github.gocontainer.golang.GoCommand;
import io.github.gocontainer.golang.GoComplaint;
import io.github.gocontainer.golang.GoEnvironment;
import io.github.gocontainer.golang.GoToolchain;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.AtomicFiles;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.process.CommandResult;
import io.github.gocontainer.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The certificate authorities that Go's own authors keep as a module, checked by its checksum database. */
public final class CertificateModule {

    private final Map<String, String> environment;
    private final CommandRunner runner;
    private final PinnedCertificates pinned;
    private final BuildLog log;

    /** @param environment of this process */
    public CertificateModule(Map<String, String> environment, CommandRunner runner, BuildLog log) {
        this(environment, runner, PinnedCertificates.NEWEST, log);
    }

    CertificateModule(Map<String, String> environment, CommandRunner runner, PinnedCertificates pinned, BuildLog log) {
        this.environment = Map.copyOf(environment);
        this.runner = runner;
        this.pinned = pinned;
        this.log = log;
    }

    /** Its import path. */
    public static String path() {
        return PinnedCertificates.MODULE;
    }

    /** The version that this plugin puts into images. */
    public static String version() {
        return PinnedCertificates.NEWEST.version();
    }

    /** Its hash as go.sum has it. */
    public static String sum() {
        return PinnedCertificates.NEWEST.hash();
    }

    /**
     * The certificates in PEM, in an order that does not depend on the machine.
     *
     * @param toolchain downloads the module when the cache does not have the certificates
     * @param goEnvironment of {@code <go><env>}
     * @param cacheDirectory where they are kept, in its folder {@code certificates}
     * @param timeout of the download
     * @throws BuildFailure when they are neither cached nor can be downloaded, or are not the pinned ones
     */
    public byte[] certificates(
            GoToolchain toolchain,
            Map<String, String> goEnvironment,
            Path cacheDirectory,
            boolean offline,
            Duration timeout) {
        Path file = cacheDirectory.toAbsolutePath().resolve("certificates").resolve(pinned.version() + ".pem");
        try {
            Optional<byte[]> cached = cached(file);
            if (cached.isPresent()) {
                return cached.get();
            }
            GoEnvironment settings =
                    GoEnvironment.of(toolchain, environment, goEnvironment, true, runner, BuildLog.silent());
            byte[] pem = CertificateBundle.pem(downloaded(toolchain, settings, offline, timeout));
            Digest actual = Digest.of(pem);
            if (!actual.equals(pinned.pem())) {
                throw unexpected("the certificates in PEM", pinned.pem().toString(), actual.toString());
            }
            AtomicFiles.write(file, pem);
            log.done("downloaded the certificate authorities " + pinned.version());
            return pem;
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES,
                    "the certificate authorities of " + PinnedCertificates.MODULE + " could not be kept in " + file
                            + ": " + e.getMessage(),
                    null,
                    e);
        }
    }

    private Optional<byte[]> cached(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        if (Digest.of(content).equals(pinned.pem())) {
            return Optional.of(content);
        }
        log.warn(file + " was damaged: the certificate authorities are downloaded again");
        return Optional.empty();
    }

    /** The module's folder in Go's module cache, asked for from an empty folder so that no go.mod takes part. */
    private Path downloaded(GoToolchain toolchain, GoEnvironment settings, boolean offline, Duration timeout)
            throws IOException {
        Path nowhere = Files.createTempDirectory("gocontainer-certificates");
        try {
            Map<String, String> child = new TreeMap<>(settings.forModules(offline));
            child.put("GOWORK", "off");
            GoCommand go = new GoCommand(toolchain, nowhere, child, timeout);
            String step = "go mod download " + PinnedCertificates.MODULE;
            CommandResult result = runner.run(go.of(
                    step, List.of("mod", "download", "-json", PinnedCertificates.MODULE + "@" + pinned.version())));
            if (!result.succeeded()) {
                throw GoComplaint.failure(step, said(result), FailureCode.NETWORK, Optional.empty());
            }
            JsonNode module = Json.parse(result.output().getBytes(StandardCharsets.UTF_8));
            String hash = module.path("Sum").asText();
            if (!hash.equals(pinned.hash())) {
                throw unexpected("the module", pinned.hash(), hash);
            }
            return Path.of(module.path("Dir").asText());
        } finally {
            Files.deleteIfExists(nowhere);
        }
    }

    /** With {@code -json}, Go says on standard output why it failed. */
    private static CommandResult said(CommandResult result) {
        try {
            String error = Json.parse(result.output().getBytes(StandardCharsets.UTF_8))
                    .path("Error")
                    .asText();
            return new CommandResult(result.exitCode(), "", (error + "\n" + result.error()).strip());
        } catch (IOException notJson) {
            return result;
        }
    }

    private BuildFailure unexpected(String what, String expected, String actual) {
        return new BuildFailure(
                FailureCode.INTEGRITY,
                "SECURITY: " + what + " of " + PinnedCertificates.MODULE + "@" + pinned.version() + " is not what this"
                        + " plugin was made for: expected " + expected + ", actual " + actual,
                "find out who changed it before you trust it");
    }
}
