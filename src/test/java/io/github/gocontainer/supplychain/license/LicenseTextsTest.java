package io.github.gocontainer.supplychain.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LicenseTextsTest {

    static final List<String> IDS = LicenseTexts.IDS;

    private static final Path RESOURCES = Path.of("src/main/resources/io/github/gocontainer/supplychain/license");

    @ParameterizedTest
    @FieldSource("IDS")
    @DisplayName("the passages are those of the SPDX license list, whose text is recognized as itself and nothing else")
    void recognizesTheOfficialText(String id) throws IOException {
        String passages = LicenseList.passages(id);
        // A newer list: look at the difference, then copy the file.
        Path made = Files.writeString(
                Files.createDirectories(Path.of("target/license-passages")).resolve(id + ".txt"), passages);
        assertEquals(passages, Files.readString(RESOURCES.resolve(id + ".txt")), "compare with " + made);
        assertEquals(
                new LicenseTexts.Found(new TreeSet<>(Set.of(id)), true),
                LicenseTexts.recognized().in(LicenseList.text(id)));
    }

    @Test
    @DisplayName("no other license of the SPDX list is taken for one that it is not a variant of")
    void mistakesNoOtherLicense() throws IOException {
        SortedMap<String, List<String>> taken = new TreeMap<>();
        for (String other : LicenseList.ids()) {
            if (!IDS.contains(other)) {
                LicenseTexts.Found found = LicenseTexts.recognized().in(LicenseList.text(other));
                if (!found.ids().isEmpty() && found.isComplete()) {
                    taken.put(other, new ArrayList<>(found.ids()));
                }
            }
        }
        StringBuilder lines = new StringBuilder();
        taken.forEach(
                (other, found) -> lines.append(other).append(' ').append(found).append('\n'));
        assertTrue(LicenseList.ids().size() > 600);
        assertEquals(
                Files.readString(Path.of("src/test/resources/io/github/gocontainer/supplychain/license/variants.txt")),
                lines.toString());
    }
}
