package io.github.gocontainer.quality.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody's word that a vulnerability may be there for a while.
 *
 * @param until the last day
 * @param reason why
 */
public record Allowance(LocalDate until, String reason) {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\s+(\\S.*)", Pattern.DOTALL);

    /** Parses {@code 2027-01-31 the reason}. */
    public static Allowance parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        try {
            if (form.matches()) {
                return new Allowance(
                        LocalDate.parse(form.group(1)), form.group(2).strip().replaceAll("\\s+", " "));
            }
        } catch (DateTimeException noSuchDay) {
            // Rejected below.
        }
        throw new IllegalArgumentException("'" + text.strip()
                + "' is no allowance: expected its last day and the reason, for example 2027-01-31 we never parse XML");
    }

    boolean hasExpired(LocalDate today) {
        return today.isAfter(until);
    }
}
