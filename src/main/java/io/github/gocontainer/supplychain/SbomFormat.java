package io.github.gocontainer.supplychain;

import java.util.List;
import java.util.stream.Stream;

/** The standards that a bill of materials is written in. */
public enum SbomFormat {
    CYCLONEDX("cyclonedx", ".cdx.json", "application/vnd.cyclonedx+json") {
        @Override
        byte[] write(BillOfMaterials bill) {
            return CycloneDxDocument.write(bill);
        }
    },
    SPDX("spdx", ".spdx.json", "application/spdx+json") {
        @Override
        byte[] write(BillOfMaterials bill) {
            return SpdxDocument.write(bill);
        }
    };

    private final String word;
    private final String extension;
    private final String mediaType;

    SbomFormat(String word, String extension, String mediaType) {
        this.word = word;
        this.extension = extension;
        this.mediaType = mediaType;
    }

    abstract byte[] write(BillOfMaterials bill);

    /** As the configuration has it. */
    public String word() {
        return word;
    }

    /** The end of the names of its files. */
    public String extension() {
        return extension;
    }

    /** Its name in registries. */
    public String mediaType() {
        return mediaType;
    }

    /** Parses one of {@link #word()}. */
    public static SbomFormat of(String word) {
        return Stream.of(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no format of SBOMs: expected "
                        + List.of(CYCLONEDX.word, SPDX.word) + ", or none alone"));
    }
}
