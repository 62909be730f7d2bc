package io.github.gocontainer.golang.modules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.golang.TestToolchain;
import io.github.gocontainer.log.BuildLog;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.process.SystemCommandRunner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads the real module with the machine's own Go. */
@Tag("go")
class CertificateModuleGoTest {

    @TempDir
    Path folder;

    @Test
    void downloadsOnceAndHealsTheCache() throws Exception {
        CertificateModule module = new CertificateModule(System.getenv(), new SystemCommandRunner(), BuildLog.silent());
        byte[] pem = certificates(module, false);
        assertEquals(PinnedCertificates.NEWEST.pem(), Digest.of(pem));
        int count = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem))
                .size();
        assertTrue(count > 100, count + " certificates");

        CertificateModule withoutGo = new CertificateModule(
                Map.of(),
                command -> {
                    throw new AssertionError("no process is needed");
                },
                BuildLog.silent());
        assertArrayEquals(pem, certificates(withoutGo, true));

        Path file = folder.resolve("certificates").resolve(PinnedCertificates.NEWEST.version() + ".pem");
        Files.writeString(file, "damaged");
        assertArrayEquals(pem, certificates(module, false));
        assertArrayEquals(pem, Files.readAllBytes(file));
    }

    private byte[] certificates(CertificateModule module, boolean offline) {
        return module.certificates(TestToolchain.real(), Map.of(), folder, offline, Duration.ofMinutes(2));
    }
}
