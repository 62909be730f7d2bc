package io.github.gocontainer.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemFilesTest {

    @ParameterizedTest
    @CsvSource({
        "65532:65532, false, false",
        "1000:1000, true, true",
        "1000, true, true",
        "1000:0, true, false",
        "0:2000, false, true",
        "nonroot, false, false"
    })
    void namesTheContainersUserWhenItIsANewNumber(String user, boolean inPasswd, boolean inGroup) {
        assertEquals(inPasswd, content("/etc/passwd", user).contains("app:x:"));
        assertEquals(inGroup, content("/etc/group", user).contains("app:x:"));
    }

    @Test
    void writesLinesThatGoAndLibcUnderstand() {
        assertEquals("""
                root:x:0:0:root:/root:/sbin/nologin
                nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
                nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
                app:x:1000:2000:app:/home/app:/sbin/nologin
                """, content("/etc/passwd", "1000:2000"));
    }

    @Test
    void givesEverybodyATemporaryFolderWithTheStickyBit() {
        FileEntry tmp = SystemFiles.users("0").entries().stream()
                .filter(entry -> entry.path().equals("/tmp"))
                .findFirst()
                .orElseThrow();
        assertEquals(01777, tmp.mode());
    }

    @Test
    void makesNoCertificateLayerWithoutCertificates() {
        assertEquals(Optional.empty(), SystemFiles.certificates(""));
        assertTrue(SystemFiles.certificates("-----BEGIN CERTIFICATE-----").isPresent());
        assertFalse(SystemFiles.certificates("x").orElseThrow().entries().stream()
                .filter(entry -> entry.path().equals(SystemFiles.CERTIFICATES))
                .findAny()
                .isEmpty());
    }

    private static String content(String path, String user) {
        return SystemFiles.users(user).entries().stream()
                .filter(entry -> entry.path().equals(path))
                .map(entry -> ((FileSource.Text) entry.source()).content())
                .findFirst()
                .orElseThrow();
    }
}
