package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Description of a block's own two codes, run-length and Huffman coded itself (RFC 1951, section 3.2.7). */
final class CodeLengthsHeader {

    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int SYMBOLS = 19;
    private static final int LONGEST_CODE = 7;
    private static final int COPY_PREVIOUS = 16;
    private static final int FEW_ZEROS = 17;
    private static final int MANY_ZEROS = 18;
    private static final int[] EXTRA_BITS = {2, 3, 7};
    private static final int[] SHORTEST_RUNS = {3, 3, 11};
    private static final int SYMBOL_BITS = 5;

    private final int[] lengths = new int[DeflateSymbols.LITERALS_AND_LENGTHS + DeflateSymbols.DISTANCES];
    private final int[] runs = new int[lengths.length];
    private final int[] frequencies = new int[SYMBOLS];
    private final HuffmanCode code = new HuffmanCode(SYMBOLS, LONGEST_CODE);
    private int runCount;
    private int literalCount;
    private int distanceCount;
    private int orderCount;

    void describe(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literalCount = copyLengths(literalCode, DeflateSymbols.LITERALS_AND_LENGTHS, 257, 0);
        distanceCount = copyLengths(distanceCode, DeflateSymbols.DISTANCES, 1, literalCount);
        Arrays.fill(frequencies, 0);
        runCount = 0;
        findRuns(literalCount + distanceCount);
        code.build(frequencies);
        orderCount = SYMBOLS;
        while (orderCount > 4 && code.length(ORDER[orderCount - 1]) == 0) {
            orderCount--;
        }
    }

    private int copyLengths(HuffmanCode source, int symbols, int fewest, int offset) {
        int count = symbols;
        while (count > fewest && source.length(count - 1) == 0) {
            count--;
        }
        for (int symbol = 0; symbol < count; symbol++) {
            lengths[offset + symbol] = source.length(symbol);
        }
        return count;
    }

    private void findRuns(int total) {
        int start = 0;
        while (start < total) {
            int end = start + 1;
            while (end < total && lengths[end] == lengths[start]) {
                end++;
            }
            if (lengths[start] == 0) {
                addRuns(0, addZeros(end - start));
            } else {
                addRun(lengths[start], 0);
                addRuns(lengths[start], addCopies(end - start - 1));
            }
            start = end;
        }
    }

    private int addZeros(int zeros) {
        int left = zeros;
        while (left >= 11) {
            int run = Math.min(left, 138);
            addRun(MANY_ZEROS, run);
            left -= run;
        }
        if (left >= 3) {
            addRun(FEW_ZEROS, left);
            left = 0;
        }
        return left;
    }

    private int addCopies(int copies) {
        int left = copies;
        while (left >= 3) {
            int run = Math.min(left, 6);
            addRun(COPY_PREVIOUS, run);
            left -= run;
        }
        return left;
    }

    private void addRuns(int symbol, int times) {
        for (int time = 0; time < times; time++) {
            addRun(symbol, 0);
        }
    }

    private void addRun(int symbol, int run) {
        frequencies[symbol]++;
        runs[runCount++] = run << SYMBOL_BITS | symbol;
    }

    long cost() {
        return 5
                + 5
                + 4
                + 3L * orderCount
                + code.cost(frequencies)
                + (long) EXTRA_BITS[0] * frequencies[COPY_PREVIOUS]
                + (long) EXTRA_BITS[1] * frequencies[FEW_ZEROS]
                + (long) EXTRA_BITS[2] * frequencies[MANY_ZEROS];
    }

    void write(BitWriter output) {
        output.write(literalCount - 257, 5);
        output.write(distanceCount - 1, 5);
        output.write(orderCount - 4, 4);
        for (int index = 0; index < orderCount; index++) {
            output.write(code.length(ORDER[index]), 3);
        }
        for (int index = 0; index < runCount; index++) {
            int symbol = runs[index] & (1 << SYMBOL_BITS) - 1;
            output.write(code.code(symbol), code.length(symbol));
            if (symbol >= COPY_PREVIOUS) {
                int kind = symbol - COPY_PREVIOUS;
                output.write((runs[index] >>> SYMBOL_BITS) - SHORTEST_RUNS[kind], EXTRA_BITS[kind]);
            }
        }
    }
}
