package io.github.gocontainer.cluster.manifests.application;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as Kubernetes writes it, for example {@code 250m} or {@code 64Mi}.
 *
 * @param text as the user wrote it, which is how Kubernetes shows it
 * @param amount in whole units: processors, bytes or things
 */
public record Quantity(String text, BigDecimal amount) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi)?");
    private static final BigDecimal KILO = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final Map<String, Integer> POWERS = Map.of("k", 1, "K", 1, "M", 2, "G", 3, "T", 4, "P", 5);

    /** An amount above 0. */
    public static Quantity parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            BigDecimal amount = new BigDecimal(form.group(1)).multiply(unit(form.group(2)));
            if (amount.signum() > 0) {
                return new Quantity(text.strip(), amount);
            }
        }
        throw new IllegalArgumentException("'" + text
                + "' is not a quantity above 0: expected a number, perhaps with m, k, M, G or Ki, Mi, Gi, for example 250m,"
                + " 0.5, 64Mi");
    }

    private static BigDecimal unit(@org.jspecify.annotations.Nullable String suffix) {
        if (suffix == null) {
            return BigDecimal.ONE;
        }
        if (suffix.equals("m")) {
            return BigDecimal.ONE.divide(KILO);
        }
        BigDecimal base = suffix.endsWith("i") ? KIBI : KILO;
        return base.pow(POWERS.getOrDefault(suffix.substring(0, 1), 1));
    }

    public boolean isMoreThan(Quantity other) {
        return amount.compareTo(other.amount) > 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
