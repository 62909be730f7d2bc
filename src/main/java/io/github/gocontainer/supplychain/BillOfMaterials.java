package io.github.gocontainer.supplychain;

import io.github.gocontainer.oci.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image holds, as far as it is known; the same for the same image, whoever asks and when.
 *
 * @param name the repository, or the artifact's name
 * @param version of the project
 * @param digest of the manifest or index that this is about
 * @param created of the image, which is no clock's time
 * @param toolVersion of this plugin
 * @param base the image that it stands on, by its digest
 * @param certificates the module that the certificate authorities come from
 */
public record BillOfMaterials(
        String name,
        String version,
        Digest digest,
        Instant created,
        String toolVersion,
        Optional<Base> base,
        Optional<Library> certificates,
        List<Program> programs) {

    /** A base image. */
    public record Base(String name, Digest digest) {}

    public BillOfMaterials {
        programs = List.copyOf(programs);
    }

    /** A UUID that follows from the digest, of the version for such ones. */
    String uuid() {
        String hex = digest.hex();
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-8" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20, 32);
    }

    /** All modules of all programs but their own, each once. */
    SortedSet<Library> libraries() {
        SortedSet<Library> libraries = new TreeSet<>();
        programs.forEach(program -> libraries.addAll(program.libraries()));
        return libraries;
    }

    /** The standard libraries of all programs, by the version of their Go. */
    SortedMap<String, String> standardLibraries() {
        SortedMap<String, String> found = new TreeMap<>();
        programs.forEach(program -> found.put(program.goVersion(), PackageUrl.ofStandardLibrary(program.goVersion())));
        return found;
    }
}
