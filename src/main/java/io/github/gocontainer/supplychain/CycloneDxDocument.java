package io.github.gocontainer.supplychain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.supplychain.license.ModuleLicense;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A bill of materials in CycloneDX 1.6.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6 JSON reference</a>
 */
public final class CycloneDxDocument {

    private static final String VERSION = "1.6";
    private static final String CERTIFICATES = "certificates";
    private static final String PROPERTY = "gocontainer:";

    private final BillOfMaterials bill;
    private final ObjectNode document = Json.object();
    private final ArrayNode components;

    private CycloneDxDocument(BillOfMaterials bill) {
        this.bill = bill;
        document.put("$schema", "http://cyclonedx.org/schema/bom-" + VERSION + ".schema.json");
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", VERSION);
        document.put("serialNumber", "urn:uuid:" + bill.uuid());
        document.put("version", 1);
        metadata(document.putObject("metadata"));
        this.components = document.putArray("components");
    }

    /** The document, ready to be written to {@code sbom.cdx.json}. */
    public static byte[] write(BillOfMaterials bill) {
        CycloneDxDocument document = new CycloneDxDocument(bill);
        document.components();
        document.dependencies();
        document.compositions();
        return Json.pretty(document.document);
    }

    private void metadata(ObjectNode metadata) {
        metadata.put("timestamp", bill.created().toString());
        metadata.putObject("tools")
                .putArray("components")
                .addObject()
                .put("type", "application")
                .put("group", "io.github.gocontainer")
                .put("name", "gocontainer-maven-plugin")
                .put("version", bill.toolVersion());
        ObjectNode image = metadata.putObject("component");
        String purl = PackageUrl.ofImage(bill.name(), bill.digest());
        image.put("type", "container")
                .put("bom-ref", purl)
                .put("name", bill.name())
                .put("version", bill.version());
        hash(image, bill.digest().hex());
        image.put("purl", purl);
    }

    private void components() {
        bill.base().ifPresent(base -> {
            String purl = PackageUrl.ofImage(base.name(), base.digest());
            ObjectNode component = component(
                    "container", purl, base.name(), Optional.of(base.digest().toString()));
            hash(component, base.digest().hex());
            component.put("purl", purl);
        });
        bill.certificates().ifPresent(certificates -> library("data", CERTIFICATES, certificates));
        bill.programs().forEach(this::program);
        bill.standardLibraries().forEach((version, purl) -> {
            ObjectNode component = component("library", purl, "stdlib", Optional.of(PackageUrl.release(version)));
            licenses(component, ModuleLicense.of("BSD-3-Clause"));
            component.put("cpe", "cpe:2.3:a:golang:go:" + PackageUrl.release(version) + ":*:*:*:*:*:*:*");
            component.put("purl", purl);
        });
        bill.libraries().forEach(library -> library("library", reference(library), library));
    }

    private void program(Program program) {
        ObjectNode component =
                component("application", reference(program), program.name(), Optional.of(bill.version()));
        hash(component, program.digest().hex());
        licenses(component, program.main().license());
        component.put("purl", PackageUrl.ofModule(program.main().path(), Optional.of(bill.version())));
        property(component, "platform", program.platform().toString());
        property(component, "go", program.goVersion());
    }

    private void library(String type, String reference, Library library) {
        ObjectNode component = component(type, reference, library.path(), library.version());
        ModuleSum.hex(library.sum()).ifPresent(hex -> hash(component, hex));
        licenses(component, library.license());
        component.put("purl", PackageUrl.ofModule(library.path(), library.version()));
        library.replaces().ifPresent(original -> property(component, "replaces", original));
    }

    private ObjectNode component(String type, String reference, String name, Optional<String> version) {
        ObjectNode component = components.addObject();
        component.put("type", type).put("bom-ref", reference).put("name", name);
        version.ifPresent(text -> component.put("version", text));
        return component;
    }

    private static void hash(ObjectNode component, String hex) {
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", hex);
    }

    private static void licenses(ObjectNode component, ModuleLicense license) {
        if (license.isKnown()) {
            ArrayNode licenses = component.putArray("licenses");
            license.ids()
                    .forEach(id -> licenses.addObject()
                            .putObject("license")
                            .put("id", id)
                            .put("acknowledgement", "declared"));
        }
    }

    private static void property(ObjectNode component, String name, String value) {
        component
                .withArray("properties")
                .addObject()
                .put("name", PROPERTY + name)
                .put("value", value);
    }

    private static String reference(Program program) {
        return "program:" + program.key();
    }

    private static String reference(Library library) {
        return PackageUrl.ofModule(library.path(), library.version());
    }

    private void dependencies() {
        ArrayNode dependencies = document.putArray("dependencies");
        SortedSet<String> direct = new TreeSet<>();
        bill.programs().forEach(program -> direct.add(reference(program)));
        bill.base().ifPresent(base -> direct.add(PackageUrl.ofImage(base.name(), base.digest())));
        bill.certificates().ifPresent(certificates -> direct.add(CERTIFICATES));
        dependency(dependencies, PackageUrl.ofImage(bill.name(), bill.digest()), direct);
        for (Program program : bill.programs()) {
            SortedSet<String> linked = new TreeSet<>();
            linked.add(PackageUrl.ofStandardLibrary(program.goVersion()));
            program.libraries().forEach(library -> linked.add(reference(library)));
            dependency(dependencies, reference(program), linked);
        }
    }

    private static void dependency(ArrayNode dependencies, String reference, SortedSet<String> on) {
        ArrayNode list = dependencies.addObject().put("ref", reference).putArray("dependsOn");
        on.forEach(list::add);
    }

    /** What a program says of itself is all of it; what a base image holds is not looked at. */
    private void compositions() {
        ArrayNode compositions = document.putArray("compositions");
        ArrayNode complete =
                compositions.addObject().put("aggregate", "complete").putArray("dependencies");
        bill.programs().forEach(program -> complete.add(reference(program)));
        bill.base()
                .ifPresent(base -> compositions
                        .addObject()
                        .put("aggregate", "unknown")
                        .putArray("assemblies")
                        .add(PackageUrl.ofImage(base.name(), base.digest())));
    }
}
