package io.github.gocontainer.supplychain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.gocontainer.oci.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;

/** What others say about our documents: the official schemas, and the reference implementation of package URLs. */
public final class Judges {

    private Judges() {}

    public static void requireCycloneDx(byte[] document) throws IOException {
        assertEquals(List.of(), new JsonParser().validate(document, Version.VERSION_16));
        Json.parse(document).findValuesAsText("purl").forEach(Judges::requirePackageUrl);
    }

    public static void requireSpdx(byte[] document) throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(Judges.class.getResourceAsStream("/resources/spdx-schema-v2.3.json"))) {
            assertEquals(
                    List.of(),
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                            .validate(Json.parse(document)));
        }
        Json.parse(document).findValuesAsText("referenceLocator").forEach(Judges::requirePackageUrl);
    }

    public static void requireSarif(byte[] document) throws IOException {
        assertEquals(List.of(), sarif(document));
    }

    /** What the schema of OASIS, as the library of another project brings it, says against a document. */
    public static List<String> sarif(byte[] document) throws IOException {
        try (InputStream schema =
                Objects.requireNonNull(Judges.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(Json.parse(document))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static void requirePackageUrl(String text) {
        try {
            assertEquals(text, new PackageURL(text).canonicalize());
        } catch (MalformedPackageURLException e) {
            throw new AssertionError(text, e);
        }
    }
}
