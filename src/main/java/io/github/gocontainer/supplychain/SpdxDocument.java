package io.github.gocontainer.supplychain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.util.Optional;

/**
 * A bill of materials in SPDX 2.3.
 *
 * @see <a href="https://spdx.github.io/spdx-spec/v2.3/">SPDX 2.3 specification</a>
 */
public final class SpdxDocument {

    private static final String UNSAID = "NOASSERTION";
    private static final String IMAGE = "SPDXRef-image";
    private static final String CERTIFICATES = "SPDXRef-certificates";
    private static final String BASE = "SPDXRef-base-image";

    private final BillOfMaterials bill;
    private final ObjectNode document = Json.object();
    private final ArrayNode packages;
    private final ArrayNode relationships;

    private SpdxDocument(BillOfMaterials bill) {
        this.bill = bill;
        document.put("spdxVersion", "SPDX-2.3");
        document.put("dataLicense", "CC0-1.0");
        document.put("SPDXID", "SPDXRef-DOCUMENT");
        document.put("name", bill.name() + "@" + bill.digest());
        document.put("documentNamespace", "https://spdx.org/spdxdocs/" + identifier(bill.name()) + "-" + bill.uuid());
        ObjectNode creation = document.putObject("creationInfo");
        creation.put("created", bill.created().toString());
        creation.putArray("creators").add("Tool: gocontainer-maven-plugin-" + bill.toolVersion());
        this.packages = document.putArray("packages");
        this.relationships = document.putArray("relationships");
    }

    /** The document, ready to be written to {@code sbom.spdx.json}. */
    public static byte[] write(BillOfMaterials bill) {
        SpdxDocument document = new SpdxDocument(bill);
        document.image();
        document.programs();
        document.libraries();
        return Json.pretty(document.document);
    }

    private void image() {
        ObjectNode image = entry(IMAGE, bill.name(), Optional.of(bill.version()), "CONTAINER", ModuleLicense.NONE);
        checksum(image, bill.digest().hex());
        purl(image, PackageUrl.ofImage(bill.name(), bill.digest()));
        relate("SPDXRef-DOCUMENT", "DESCRIBES", IMAGE);
        bill.base().ifPresent(base -> {
            ObjectNode node =
                    entry(BASE, base.name(), Optional.of(base.digest().toString()), "CONTAINER", ModuleLicense.NONE);
            checksum(node, base.digest().hex());
            purl(node, PackageUrl.ofImage(base.name(), base.digest()));
            relate(IMAGE, "DESCENDANT_OF", BASE);
        });
        bill.certificates().ifPresent(certificates -> {
            library(CERTIFICATES, certificates, "FILE");
            relate(IMAGE, "CONTAINS", CERTIFICATES);
        });
    }

    private void programs() {
        for (Program program : bill.programs()) {
            ObjectNode node = entry(
                    reference(program),
                    program.name(),
                    Optional.of(bill.version()),
                    "APPLICATION",
                    program.main().license());
            node.put("packageFileName", program.name());
            node.put("comment", "for " + program.platform() + ", by " + program.goVersion());
            checksum(node, program.digest().hex());
            purl(node, PackageUrl.ofModule(program.main().path(), Optional.of(bill.version())));
            relate(IMAGE, "CONTAINS", reference(program));
            relate(reference(program), "STATIC_LINK", standardLibrary(program.goVersion()));
            program.libraries().forEach(library -> relate(reference(program), "STATIC_LINK", reference(library)));
        }
    }

    private void libraries() {
        bill.standardLibraries().forEach((version, purl) -> {
            ObjectNode node = entry(
                    standardLibrary(version),
                    "stdlib",
                    Optional.of(PackageUrl.release(version)),
                    "LIBRARY",
                    ModuleLicense.of("BSD-3-Clause"));
            purl(node, purl);
        });
        bill.libraries().forEach(library -> library(reference(library), library, "LIBRARY"));
    }

    private void library(String reference, Library library, String purpose) {
        ObjectNode node = entry(reference, library.path(), library.version(), purpose, library.license());
        ModuleSum.hex(library.sum()).ifPresent(hex -> checksum(node, hex));
        library.replaces().ifPresent(original -> node.put("comment", "in the place of " + original));
        purl(node, PackageUrl.ofModule(library.path(), library.version()));
    }

    private ObjectNode entry(
            String reference, String name, Optional<String> version, String purpose, ModuleLicense license) {
        ObjectNode node = packages.addObject();
        node.put("SPDXID", reference).put("name", name);
        version.ifPresent(text -> node.put("versionInfo", text));
        node.put("primaryPackagePurpose", purpose);
        node.put("downloadLocation", UNSAID);
        node.put("filesAnalyzed", false);
        node.put("licenseConcluded", UNSAID);
        node.put("licenseDeclared", license.isKnown() ? license.expression() : UNSAID);
        node.put("copyrightText", UNSAID);
        return node;
    }

    private static void checksum(ObjectNode node, String hex) {
        node.putArray("checksums").addObject().put("algorithm", "SHA256").put("checksumValue", hex);
    }

    private static void purl(ObjectNode node, String purl) {
        node.putArray("externalRefs")
                .addObject()
                .put("referenceCategory", "PACKAGE-MANAGER")
                .put("referenceType", "purl")
                .put("referenceLocator", purl);
    }

    private void relate(String from, String how, String to) {
        relationships
                .addObject()
                .put("spdxElementId", from)
                .put("relationshipType", how)
                .put("relatedSpdxElement", to);
    }

    private static String reference(Program program) {
        return "SPDXRef-program-" + identifier(program.key());
    }

    private static String reference(Library library) {
        return "SPDXRef-module-" + identifier(library.key());
    }

    private static String standardLibrary(String goVersion) {
        return "SPDXRef-stdlib-" + identifier(PackageUrl.release(goVersion));
    }

    /** Letters, digits, dots and hyphens, and no two texts the same: other characters become their code. */
    private static String identifier(String text) {
        StringBuilder identifier = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean plain = (character < 128 && Character.isLetterOrDigit(character)) || character == '.';
            if (plain) {
                identifier.appendCodePoint(character);
            } else if (character == '/') {
                identifier.append('-');
            } else {
                identifier.append("-").append(Integer.toHexString(character)).append('-');
            }
        });
        return identifier.toString();
    }
}
