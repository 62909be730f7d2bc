package io.github.gocontainer.testreport;

import io.github.gocontainer.oci.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes {@code TEST-<suite>.xml} as maven-surefire-plugin does (its schema surefire-test-report-3.0.xsd). */
public final class SurefireReport {

    private SurefireReport() {}

    /** Writes the suite's file into this folder and returns it; characters that file systems do not like become _. */
    public static Path write(TestSuite suite, Path folder) throws IOException {
        return write(suite, folder, fileName(suite.name()));
    }

    /** Writes the suite's file under another name, of which {@code TEST-} and the extension are no part. */
    public static Path write(TestSuite suite, Path folder, String name) throws IOException {
        Path file = file(folder, name);
        AtomicFiles.write(file, xml(suite));
        return file;
    }

    /** Removes the file that an earlier build wrote for the suite of this name, if there is one. */
    public static void remove(String suite, Path folder) throws IOException {
        Files.deleteIfExists(file(folder, fileName(suite)));
    }

    private static String fileName(String suite) {
        return suite.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static Path file(Path folder, String name) {
        return folder.resolve("TEST-" + name + ".xml");
    }

    static byte[] xml(TestSuite suite) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            suite(suite, xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report could not be written to memory", e);
        }
        return out.toByteArray();
    }

    private static void suite(TestSuite suite, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "version", "3.0");
        attribute(xml, "name", suite.name());
        attribute(xml, "time", seconds(suite.time()));
        attribute(xml, "tests", String.valueOf(suite.cases().size()));
        attribute(xml, "errors", String.valueOf(suite.broken()));
        attribute(xml, "skipped", String.valueOf(suite.skipped()));
        attribute(xml, "failures", String.valueOf(suite.failed()));
        if (!suite.properties().isEmpty()) {
            xml.writeStartElement("properties");
            for (Map.Entry<String, String> property : suite.properties().entrySet()) {
                xml.writeEmptyElement("property");
                attribute(xml, "name", property.getKey());
                attribute(xml, "value", property.getValue());
            }
            xml.writeEndElement();
        }
        for (TestCase test : suite.cases()) {
            test(test, xml);
        }
        element(xml, "system-out", suite.output());
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static void test(TestCase test, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "name", test.name());
        attribute(xml, "classname", test.className());
        attribute(xml, "time", seconds(test.time()));
        if (test.outcome() instanceof TestOutcome.Skipped skipped) {
            xml.writeEmptyElement("skipped");
            attribute(xml, "message", skipped.reason());
        } else if (test.outcome() instanceof TestOutcome.Failed failed) {
            trouble(xml, "failure", failed.message(), failed.type(), failed.detail());
        } else if (test.outcome() instanceof TestOutcome.Broken broken) {
            trouble(xml, "error", broken.message(), broken.type(), broken.detail());
        }
        element(xml, "system-out", test.output());
        xml.writeEndElement();
    }

    private static void trouble(XMLStreamWriter xml, String element, String message, String type, String detail)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", message);
        attribute(xml, "type", type);
        xml.writeCharacters(legal(detail));
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        if (!text.isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(legal(text));
            xml.writeEndElement();
        }
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** XML 1.0 has no words for most control characters, lone surrogates and U+FFFE: section 2.2. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().map(point -> isLegal(point) ? point : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < 0xD800)
                || (point >= 0xE000 && point < 0xFFFE)
                || point > 0xFFFF;
    }
}
