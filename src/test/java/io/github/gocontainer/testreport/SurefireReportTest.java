package io.github.gocontainer.testreport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SurefireReportTest {

    @TempDir
    Path folder;

    @Test
    void everyOutcomeHasItsElement() throws Exception {
        Document xml = parse(new TestSuite(
                "example.org/shop",
                Duration.ofMillis(1234),
                new TreeMap<>(),
                List.of(
                        test("TestGood", new TestOutcome.Passed()),
                        test("TestLater", new TestOutcome.Skipped("needs <Docker> & time")),
                        test(
                                "TestBad",
                                new TestOutcome.Failed("got 1\u0000, want 2", "failure", "a_test.go:7\u001b[31m")),
                        test("TestPanic", new TestOutcome.Broken("panic: ouch", "panic", "goroutine 1"))),
                ""));

        Element suite = xml.getDocumentElement();
        assertEquals(
                List.of("4", "1", "1", "1", "1.234"),
                List.of("tests", "failures", "errors", "skipped", "time").stream()
                        .map(suite::getAttribute)
                        .toList());
        assertEquals("needs <Docker> & time", only(xml, "skipped").getAttribute("message"));
        assertEquals("got 1\uFFFD, want 2", only(xml, "failure").getAttribute("message"));
        assertEquals("a_test.go:7\uFFFD[31m", only(xml, "failure").getTextContent());
        assertEquals("panic", only(xml, "error").getAttribute("type"));
    }

    @Test
    void theFileIsNamedAfterTheSuite() throws IOException {
        Path file = SurefireReport.write(
                new TestSuite("example.org/shop/cart", Duration.ZERO, new TreeMap<>(), List.of(), ""),
                folder.resolve("surefire-reports"));

        assertEquals("TEST-example.org_shop_cart.xml", file.getFileName().toString());
        assertEquals(true, Files.isRegularFile(file));
    }

    private static TestCase test(String name, TestOutcome outcome) {
        return new TestCase("example.org/shop", name, Duration.ofMillis(5), outcome, "");
    }

    private static Document parse(TestSuite suite) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SurefireReport.xml(suite)));
    }

    private static Element only(Document xml, String name) {
        assertEquals(1, xml.getElementsByTagName(name).getLength());
        return (Element) xml.getElementsByTagName(name).item(0);
    }
}
