package io.github.gocontainer.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1049, 1.0 kB",
        "1050, 1.1 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "999999, 1.0 MB",
        "5900000, 5.9 MB",
        "999999999, 1.0 GB",
        "2500000000, 2.5 GB",
        "1000000000000, 1.0 TB",
        "9223372036854775807, 9223372.0 TB",
    })
    void sizesAreDecimal(long bytes, String words) {
        assertEquals(words, Quantities.size(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "44, 0.0 s",
        "400, 0.4 s",
        "59949, 59.9 s",
        "59950, 1 min 0 s",
        "59999, 1 min 0 s",
        "60000, 1 min 0 s",
        "125999, 2 min 5 s",
        "7265000, 121 min 5 s",
    })
    void timesHaveOneDecimalBelowAMinute(long milliseconds, String words) {
        assertEquals(words, Quantities.time(Duration.ofMillis(milliseconds)));
    }

    @Test
    void theMachinesLocaleIsNoMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1.5 kB", Quantities.size(1500));
            assertEquals("1.5 s", Quantities.time(Duration.ofMillis(1500)));
        } finally {
            Locale.setDefault(before);
        }
    }
}
