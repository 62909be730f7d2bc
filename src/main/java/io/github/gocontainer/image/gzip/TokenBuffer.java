package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Literals and matches that share one pair of Huffman codes, with their frequencies (RFC 1951, section 3.2). */
final class TokenBuffer {

    private static final int CAPACITY = 1 << 14;

    private final int[] tokens = new int[CAPACITY];
    private final int[] literalFrequencies = new int[DeflateSymbols.LITERALS_AND_LENGTHS];
    private final int[] distanceFrequencies = new int[DeflateSymbols.DISTANCES];
    private int count;

    void clear() {
        count = 0;
        Arrays.fill(literalFrequencies, 0);
        Arrays.fill(distanceFrequencies, 0);
        literalFrequencies[DeflateSymbols.END_OF_BLOCK] = 1;
    }

    boolean hasRoomFor(int additional) {
        return count + additional <= CAPACITY;
    }

    void addLiteral(byte literal) {
        int value = literal & 0xFF;
        literalFrequencies[value]++;
        tokens[count++] = value;
    }

    /** Adds a match in the form that {@link MatchFinder#find} returns. */
    void addMatch(int match) {
        literalFrequencies[DeflateSymbols.ofLength(MatchFinder.length(match))]++;
        distanceFrequencies[DeflateSymbols.ofDistance(MatchFinder.distance(match))]++;
        tokens[count++] = match;
    }

    int count() {
        return count;
    }

    int[] tokens() {
        return tokens;
    }

    int[] literalFrequencies() {
        return literalFrequencies;
    }

    int[] distanceFrequencies() {
        return distanceFrequencies;
    }

    /** Number of the bits that follow length and distance symbols, the same for every code. */
    long extraBits() {
        long bits = 0;
        for (int symbol = DeflateSymbols.END_OF_BLOCK + 1; symbol < literalFrequencies.length; symbol++) {
            bits += (long) literalFrequencies[symbol] * DeflateSymbols.extraBitsOfLength(symbol);
        }
        for (int symbol = 0; symbol < distanceFrequencies.length; symbol++) {
            bits += (long) distanceFrequencies[symbol] * DeflateSymbols.extraBitsOfDistance(symbol);
        }
        return bits;
    }
}
