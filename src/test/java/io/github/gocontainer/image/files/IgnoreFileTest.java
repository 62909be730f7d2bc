package io.github.gocontainer.image.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gocontainer.failure.BuildFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns as Docker reads them; scenario moving-over compares them with docker build. */
class IgnoreFileTest {

    @ParameterizedTest
    @CsvSource({
        "*.md, README.md, true",
        "*.md, docs/README.md, false",
        "**/*.md, README.md, true",
        "**/*.md, a/b/README.md, true",
        "docs, docs/a/b, true",
        "docs/, docs/a/b, true",
        "/docs, docs/a, true",
        "./docs/../img, img/a, true",
        "docs, mydocs/a, false",
        "docs/*, docs/a/b, true",
        "docs/*.txt, docs/a/b.txt, false",
        "docs/**, docs/a/b.txt, true",
        "**, a/b, true",
        "**/temp, a/temp/b, true",
        "**temp, a/temp, true",
        "**temp, mytemp, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "a[b-d]c, acc, true",
        "a[^b-d]c, acc, false",
        "a[^b-d]c, a/c, false",
        "a\\*c, a*c, true",
        "a\\*c, abc, false",
        "a.c, abc, false",
        "(a)$, (a)$, true",
        "# a, a, false",
        "' a ', a, true",
        "'*;!a', a, false",
        "'*;!a', b, true",
        "'*;!a;a', a, true",
        "'*;! a/b', a/b, false",
        "'*;! a/b', a/c, true",
        "'a;!a/b;a/b/c', a/b/d, false",
        "'a;!a/b;a/b/c', a/b/c, true",
        "'!a', a, false",
        "'\ufeffa', a, true",
        "., a, false",
    })
    void theLastPatternThatFitsDecides(String lines, String path, boolean leftOut) {
        assertEquals(leftOut, IgnoreFile.parse(lines.replace(';', '\n'), "x").leavesOut(path, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "target, target/web/a, target/web, false",
        "*, target/web/a, target/web, false",
        "target/**/a, target/web/a, target/web, true",
        "**/a, target/web/a, target/web, true",
        "**/web, target/web/a, target/web, false",
    })
    void aFolderThatSomebodyAskedForIsNotLeftOutAsAWhole(String line, String path, String wanted, boolean leftOut) {
        assertEquals(leftOut, IgnoreFile.parse(line, "x").leavesOut(path, wanted));
    }

    @Test
    void whatIsNoPatternIsRejectedWithItsLine() {
        for (String wrong : new String[] {"!", "a[b", "a[z-a]"}) {
            String message = assertThrows(
                            BuildFailure.class, () -> IgnoreFile.parse("ok\n" + wrong, "/m/.dockerignore"))
                    .getMessage();
            assertTrue(message.startsWith("/m/.dockerignore, line 2: '" + wrong + "'"), message);
        }
    }
}
