package io.github.gocontainer.golang;

import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The certificate authorities that Go's own authors keep as a module, checked by its checksum database. */
public final class CertificateModule {

    /** @param environment of this process */
    public CertificateModule(Map<String, String> environment, CommandRunner runner, BuildLog log) {}

    /**
     * The certificates in PEM, in an order that does not depend on the machine.
     *
     * @param toolchain downloads the module when the cache does not have the certificates
     * @param goEnvironment of {@code <go><env>}
     * @param cacheDirectory where they are kept, in its folder {@code certificates}
     * @throws io.github.gocontainer.failure.BuildFailure when they are neither cached nor can be downloaded
     */
    public byte[] certificates(
            GoToolchain toolchain,
            Map<String, String> goEnvironment,
            Path cacheDirectory,
            boolean offline,
            Duration timeout) {
        throw new UnsupportedOperationException();
    }
}
