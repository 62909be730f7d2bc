package io.github.gocontainer.supplychain;

import java.util.List;
import java.util.stream.Stream;

/** The standards that a bill of materials is written in. */
public enum SbomFormat {
    CYCLONEDX("cyclonedx", ".cdx.json") {
        @Override
        byte[] write(BillOfMaterials bill) {
            return CycloneDxDocument.write(bill);
        }
    },
    SPDX("spdx", ".spdx.json") {
        @Override
        byte[] write(BillOfMaterials bill) {
            return SpdxDocument.write(bill);
        }
    };

    private final String word;
    private final String extension;

    SbomFormat(String word, String extension) {
        this.word = word;
        this.extension = extension;
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

    /** Parses one of {@link #word()}. */
    public static SbomFormat of(String word) {
        return Stream.of(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no format of SBOMs: expected "
                        + List.of(CYCLONEDX.word, SPDX.word) + ", or none alone"));
    }
}
