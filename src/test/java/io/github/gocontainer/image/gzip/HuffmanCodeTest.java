package io.github.gocontainer.image.gzip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {

    @Test
    void givesTheCodeOfTheSpecificationsExample() {
        HuffmanCode code = HuffmanCode.ofLengths(new int[] {3, 3, 3, 3, 3, 2, 4, 4}, 15);
        int[] expected = {0b010, 0b011, 0b100, 0b101, 0b110, 0b00, 0b1110, 0b1111};
        for (int symbol = 0; symbol < expected.length; symbol++) {
            int reversed = Integer.reverse(expected[symbol]) >>> Integer.SIZE - code.length(symbol);
            assertEquals(reversed, code.code(symbol), "symbol " + symbol);
        }
    }

    @Test
    void frequentSymbolsHaveShortCodes() {
        HuffmanCode code = new HuffmanCode(4, 15);
        code.build(new int[] {1, 8, 2, 4});
        assertEquals("3 1 3 2", lengths(code, 4));
        assertEquals(3 + 8 + 6 + 8, code.cost(new int[] {1, 8, 2, 4}));
    }

    @Test
    void fewerThanTwoSymbolsStillMakeACompleteCode() {
        HuffmanCode code = new HuffmanCode(3, 15);
        code.build(new int[] {0, 0, 0});
        assertEquals("1 1 0", lengths(code, 3));
        code.build(new int[] {5, 0, 0});
        assertEquals("1 1 0", lengths(code, 3));
        code.build(new int[] {0, 0, 5});
        assertEquals("1 0 1", lengths(code, 3));
    }

    @Test
    void skewedFrequenciesKeepTheLimit() {
        int[] frequencies = new int[30];
        frequencies[0] = 1;
        frequencies[1] = 1;
        for (int symbol = 2; symbol < frequencies.length; symbol++) {
            frequencies[symbol] = Math.min(1 << 16, frequencies[symbol - 1] + frequencies[symbol - 2]);
        }
        for (int longest : new int[] {5, 7, 15}) {
            assertComplete(frequencies, longest);
        }
    }

    @Test
    void everyCodeIsCompleteAndWithinTheLimit() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        System.out.println("test.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            int[] frequencies = new int[2 + random.nextInt(285)];
            for (int symbol = 0; symbol < frequencies.length; symbol++) {
                frequencies[symbol] = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << random.nextInt(16));
            }
            assertComplete(frequencies, 9 + random.nextInt(7));
        }
    }

    private static void assertComplete(int[] frequencies, int longest) {
        HuffmanCode code = new HuffmanCode(frequencies.length, longest);
        code.build(frequencies);
        long space = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            int length = code.length(symbol);
            assertTrue(length <= longest && (length > 0 || frequencies[symbol] == 0), "symbol " + symbol);
            space += length == 0 ? 0 : 1L << longest - length;
        }
        assertEquals(1L << longest, space);
    }

    private static String lengths(HuffmanCode code, int symbols) {
        StringBuilder result = new StringBuilder();
        for (int symbol = 0; symbol < symbols; symbol++) {
            result.append(symbol == 0 ? "" : " ").append(code.length(symbol));
        }
        return result.toString();
    }
}
