package io.github.gocontainer.quality.sarif;

/**
 * Where a finding is, or where one would mend it.
 *
 * @param file relative to the module's folder, with slashes; absolute when it lies outside
 * @param line from 1; 0 for the whole file
 * @param column from 1; 0 when unknown
 */
public record SarifPlace(String file, int line, int column) {

    public static SarifPlace of(String file, int line) {
        return new SarifPlace(file, line, 0);
    }
}
