package io.github.gocontainer.golang.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageListTest {

    private static final String ONE = "example.com/a\u001fmain\u001f/a\u001fx.go\u001dy.go\u001f\u001f\u001e\n";

    @Test
    void readsWhatTheTemplateWrites() {
        assertEquals(List.of(), PackageList.parse(""));
        List<PackageList.Entry> entries = PackageList.parse(ONE + ONE.replace("/a", "/b"));
        assertEquals(List.of("x.go", "y.go"), entries.get(0).files());
        assertEquals("example.com/b", entries.get(1).importPath());
    }

    @Test
    void aCutAnswerIsAFailureThatSaysSo() {
        for (int end : List.of(ONE.length() - 3, 20, 8)) {
            String cut = ONE + ONE.substring(0, end) + "\n[more than 1 MiB of output, cut here]\n";
            BuildFailure failure = assertThrows(BuildFailure.class, () -> PackageList.parse(cut));
            assertTrue(failure.getMessage().contains("too long"), failure.getMessage());
        }
    }
}
