package io.github.gocontainer.supplychain;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The hashes of go.sum as documents about packages have them. */
final class ModuleSum {

    private static final String SHA256_OF_FILES = "h1:";

    private ModuleSum() {}

    /** In hexadecimal digits; empty for a kind that is not known. */
    static Optional<String> hex(Optional<String> sum) {
        return sum.filter(text -> text.startsWith(SHA256_OF_FILES))
                .map(text ->
                        HexFormat.of().formatHex(Base64.getDecoder().decode(text.substring(SHA256_OF_FILES.length()))));
    }
}
