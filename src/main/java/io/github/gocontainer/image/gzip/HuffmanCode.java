package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Canonical prefix code of limited length for given frequencies (RFC 1951, section 3.2.2). */
final class HuffmanCode {

    private static final int SYMBOL_BITS = 9;
    private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

    private final int longest;
    private final int[] lengths;
    private final int[] codes;
    private final int[] sorted;
    private final int[] weights;
    private final int[] parents;
    private final int[] lengthCounts;

    HuffmanCode(int symbols, int longest) {
        this.longest = longest;
        lengths = new int[symbols];
        codes = new int[symbols];
        sorted = new int[symbols];
        weights = new int[symbols];
        parents = new int[symbols];
        lengthCounts = new int[longest + 2];
    }

    /** The code that every decoder knows, given by its lengths. */
    static HuffmanCode ofLengths(int[] lengths, int longest) {
        HuffmanCode code = new HuffmanCode(lengths.length, longest);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            code.lengths[symbol] = lengths[symbol];
            code.lengthCounts[lengths[symbol]]++;
        }
        code.assignCodes();
        return code;
    }

    /** Number of bits of the symbol's code, 0 for a symbol that does not occur. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** The symbol's code with its first bit in the least significant place. */
    int code(int symbol) {
        return codes[symbol];
    }

    long cost(int[] frequencies) {
        long bits = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    /** Each frequency must be below 2^22. Equal frequencies are ordered by symbol. */
    void build(int[] frequencies) {
        Arrays.fill(lengths, 0);
        Arrays.fill(lengthCounts, 0);
        int used = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (frequencies[symbol] != 0) {
                sorted[used++] = (frequencies[symbol] << SYMBOL_BITS) | symbol;
            }
        }
        if (used < 2) {
            used = addUnusedSymbols(used);
        }
        Arrays.sort(sorted, 0, used);
        joinLightest(used);
        countLengths(used);
        assignLengths();
        assignCodes();
    }

    /** Some decoders refuse an incomplete code, so there are always two symbols at least. */
    private int addUnusedSymbols(int used) {
        int only = used == 0 ? 0 : sorted[0] & SYMBOL_MASK;
        sorted[0] = (1 << SYMBOL_BITS) | only;
        sorted[1] = (1 << SYMBOL_BITS) | (only == 0 ? 1 : 0);
        return 2;
    }

    /** Huffman's tree: inner nodes come out in the order of their weight, so two queues suffice. */
    private void joinLightest(int leaves) {
        int leaf = 0;
        int inner = 0;
        for (int node = 0; node < leaves - 1; node++) {
            int weight = 0;
            for (int child = 0; child < 2; child++) {
                if (inner == node || (leaf < leaves && sorted[leaf] >>> SYMBOL_BITS <= weights[inner])) {
                    weight += sorted[leaf++] >>> SYMBOL_BITS;
                } else {
                    weight += weights[inner];
                    parents[inner++] = node;
                }
            }
            weights[node] = weight;
        }
    }

    /** From the root down every inner node turns one leaf of its depth into two of the next depth. */
    private void countLengths(int leaves) {
        int root = leaves - 2;
        int[] depths = weights;
        depths[root] = 0;
        lengthCounts[1] = 2;
        for (int node = root - 1; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
            int depth = Math.min(depths[node], longest - 1);
            while (lengthCounts[depth] == 0) {
                depth--;
            }
            lengthCounts[depth]--;
            lengthCounts[depth + 1] += 2;
        }
    }

    private void assignLengths() {
        int next = 0;
        for (int length = longest; length > 0; length--) {
            for (int count = lengthCounts[length]; count > 0; count--) {
                lengths[sorted[next++] & SYMBOL_MASK] = length;
            }
        }
    }

    private void assignCodes() {
        int[] nextCodes = new int[longest + 1];
        for (int length = 2; length <= longest; length++) {
            nextCodes[length] = (nextCodes[length - 1] + lengthCounts[length - 1]) << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(nextCodes[length]++) >>> (Integer.SIZE - length);
        }
    }
}
