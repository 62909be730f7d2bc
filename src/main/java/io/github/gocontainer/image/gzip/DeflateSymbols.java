package io.github.gocontainer.image.gzip;

/** The alphabets of literals, lengths and distances (RFC 1951, section 3.2.5). */
final class DeflateSymbols {

    static final int END_OF_BLOCK = 256;
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;
    static final int SHORTEST_MATCH = 3;
    static final int LONGEST_MATCH = 258;

    private static final int FIRST_LENGTH = 257;
    private static final byte[] LENGTH_STEPS = lengthSteps();

    private DeflateSymbols() {}

    /** The symbol of a match length from 3 to 258. */
    static int ofLength(int length) {
        return FIRST_LENGTH + LENGTH_STEPS[length];
    }

    /** How many bits follow a literal or length symbol. */
    static int extraBitsOfLength(int symbol) {
        return symbol < FIRST_LENGTH + 8 || symbol == LITERALS_AND_LENGTHS - 1 ? 0 : (symbol - FIRST_LENGTH - 4) >>> 2;
    }

    /** The value of the bits that follow the symbol of the length. */
    static int extraOfLength(int length) {
        return length == LONGEST_MATCH
                ? 0
                : (length - SHORTEST_MATCH) & ((1 << extraBitsOfLength(ofLength(length))) - 1);
    }

    /** The symbol of a distance from 1 to 32768. */
    static int ofDistance(int distance) {
        int bits = extraBits(distance);
        return (bits << 1) + ((distance - 1) >>> bits);
    }

    /** How many bits follow a distance symbol. */
    static int extraBitsOfDistance(int symbol) {
        return symbol < 2 ? 0 : (symbol >>> 1) - 1;
    }

    /** The value of the bits that follow the symbol of the distance. */
    static int extraOfDistance(int distance) {
        return (distance - 1) & ((1 << extraBits(distance)) - 1);
    }

    /** How many bits follow the symbol of the distance. */
    private static int extraBits(int distance) {
        return Integer.SIZE - 2 - Integer.numberOfLeadingZeros((distance - 1) | 2);
    }

    private static byte[] lengthSteps() {
        byte[] steps = new byte[LONGEST_MATCH + 1];
        for (int length = SHORTEST_MATCH; length < LONGEST_MATCH; length++) {
            int offset = length - SHORTEST_MATCH;
            int bits = Math.max(0, Integer.SIZE - 3 - Integer.numberOfLeadingZeros(offset));
            steps[length] = (byte) ((bits << 2) + (offset >>> bits));
        }
        steps[LONGEST_MATCH] = LITERALS_AND_LENGTHS - 1 - FIRST_LENGTH;
        return steps;
    }
}
