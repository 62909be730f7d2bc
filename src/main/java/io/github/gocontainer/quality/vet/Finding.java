package io.github.gocontainer.quality.vet;

import io.github.gocontainer.quality.sarif.SarifPlace;
import io.github.gocontainer.quality.sarif.SarifResult;
import io.github.gocontainer.quality.sarif.SarifRule;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that an analyser wants to be looked at.
 *
 * @param tool who found it, for example {@code go vet}
 * @param rule its name for this kind of finding, for example {@code printf}
 * @param file relative to the module's folder, with slashes; absolute when it lies outside
 * @param line from 1; 0 when the finding is about the whole file
 * @param column from 1; 0 when unknown
 */
public record Finding(String tool, String rule, String file, int line, int column, String message)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::tool)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    /** {@code file:line:column}, as editors and terminals understand it. */
    public String position() {
        return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
    }

    /** For the file that code hosts show. */
    SarifResult sarif(SarifResult.Level level) {
        return new SarifResult(
                SarifRule.named(rule), level, message, new SarifPlace(file, line, column), Optional.empty());
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
