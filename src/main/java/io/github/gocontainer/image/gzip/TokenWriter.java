package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Writes tokens as whichever of the three block types is smallest (RFC 1951, section 3.2.3). */
final class TokenWriter {

    private static final byte[] NOTHING = {};
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int BLOCK_HEADER_BITS = 3;
    private static final int STORED_HEADER_BITS = 32;
    private static final int LONGEST_STORED = 0xFFFF;
    private static final int LONGEST_CODE = 15;
    private static final int COUNT_SHIFT = 24;
    private static final int BITS_MASK = (1 << COUNT_SHIFT) - 1;

    private static final HuffmanCode FIXED_LITERALS = HuffmanCode.ofLengths(fixedLiteralLengths(), LONGEST_CODE);
    private static final HuffmanCode FIXED_DISTANCES = HuffmanCode.ofLengths(fixedDistanceLengths(), LONGEST_CODE);

    private final BitWriter output;
    private final HuffmanCode ownLiterals = new HuffmanCode(DeflateSymbols.LITERALS_AND_LENGTHS, LONGEST_CODE);
    private final HuffmanCode ownDistances = new HuffmanCode(DeflateSymbols.DISTANCES, LONGEST_CODE);
    private final CodeLengthsHeader header = new CodeLengthsHeader();
    private final int[] literalBits = new int[DeflateSymbols.END_OF_BLOCK + 1];
    private final int[] lengthBits = new int[DeflateSymbols.LONGEST_MATCH + 1];
    private final int[] distanceBits = new int[DeflateSymbols.DISTANCES];

    TokenWriter(BitWriter output) {
        this.output = output;
    }

    /** Writes one block for the tokens, which stand for the given input bytes. */
    void write(TokenBuffer tokens, byte[] input, int from, int length, boolean last) {
        ownLiterals.build(tokens.literalFrequencies());
        ownDistances.build(tokens.distanceFrequencies());
        header.describe(ownLiterals, ownDistances);
        long extraBits = tokens.extraBits();
        long dynamicCost = header.cost() + cost(tokens, ownLiterals, ownDistances) + extraBits;
        long fixedCost = cost(tokens, FIXED_LITERALS, FIXED_DISTANCES) + extraBits;
        long storedCost = storedCost(length);
        output.ensureCapacity(BLOCK_HEADER_BITS + Math.min(storedCost, Math.min(fixedCost, dynamicCost)));
        if (storedCost <= Math.min(fixedCost, dynamicCost)) {
            writeStored(input, from, length, last);
        } else if (fixedCost <= dynamicCost) {
            writeBlockHeader(FIXED, last);
            writeTokens(tokens, FIXED_LITERALS, FIXED_DISTANCES);
        } else {
            writeBlockHeader(DYNAMIC, last);
            header.write(output);
            writeTokens(tokens, ownLiterals, ownDistances);
        }
    }

    /** Ends at a byte boundary with an empty stored block, so that any other block may follow. */
    void align() {
        output.ensureCapacity(BLOCK_HEADER_BITS + storedCost(0));
        writeStored(NOTHING, 0, 0, false);
    }

    /** Fills the last byte. */
    void finish() {
        output.write(0, output.bitsToByteBoundary(0));
    }

    private static long cost(TokenBuffer tokens, HuffmanCode literals, HuffmanCode distances) {
        return literals.cost(tokens.literalFrequencies()) + distances.cost(tokens.distanceFrequencies());
    }

    /** Like all costs without the block header; what is too long for one stored block deserves a Huffman code. */
    private long storedCost(int length) {
        return length > LONGEST_STORED
                ? Long.MAX_VALUE
                : output.bitsToByteBoundary(BLOCK_HEADER_BITS) + STORED_HEADER_BITS + (long) length * Byte.SIZE;
    }

    private void writeStored(byte[] input, int from, int length, boolean last) {
        writeBlockHeader(STORED, last);
        output.write(0, output.bitsToByteBoundary(0));
        output.write(((length ^ 0xFFFFL) << Short.SIZE) | length, STORED_HEADER_BITS);
        output.writeBytes(input, from, length);
    }

    private void writeBlockHeader(int type, boolean last) {
        output.write((type << 1) | (last ? 1 : 0), BLOCK_HEADER_BITS);
    }

    private void writeTokens(TokenBuffer buffer, HuffmanCode literals, HuffmanCode distances) {
        prepare(literals, distances);
        int[] tokens = buffer.tokens();
        int count = buffer.count();
        for (int index = 0; index < count; index++) {
            int token = tokens[index];
            if (token < DeflateSymbols.END_OF_BLOCK) {
                int bits = literalBits[token];
                output.write(bits & BITS_MASK, bits >>> COUNT_SHIFT);
            } else {
                writeMatch(MatchFinder.length(token), MatchFinder.distance(token));
            }
        }
        int bits = literalBits[DeflateSymbols.END_OF_BLOCK];
        output.write(bits & BITS_MASK, bits >>> COUNT_SHIFT);
    }

    private void writeMatch(int length, int distance) {
        int symbol = DeflateSymbols.ofDistance(distance);
        int first = lengthBits[length];
        int second = distanceBits[symbol];
        int firstCount = first >>> COUNT_SHIFT;
        int secondCount = second >>> COUNT_SHIFT;
        long bits = (first & BITS_MASK)
                | ((long) (second & BITS_MASK) << firstCount)
                | ((long) DeflateSymbols.extraOfDistance(distance) << (firstCount + secondCount));
        output.write(bits, firstCount + secondCount + DeflateSymbols.extraBitsOfDistance(symbol));
    }

    /** Packs for every literal, length and distance symbol the bits with their number. */
    private void prepare(HuffmanCode literals, HuffmanCode distances) {
        for (int literal = 0; literal < literalBits.length; literal++) {
            literalBits[literal] = (literals.length(literal) << COUNT_SHIFT) | literals.code(literal);
        }
        for (int length = DeflateSymbols.SHORTEST_MATCH; length < lengthBits.length; length++) {
            int symbol = DeflateSymbols.ofLength(length);
            int codeLength = literals.length(symbol);
            int count = codeLength + DeflateSymbols.extraBitsOfLength(symbol);
            int extra = DeflateSymbols.extraOfLength(length) << codeLength;
            lengthBits[length] = (count << COUNT_SHIFT) | extra | literals.code(symbol);
        }
        for (int symbol = 0; symbol < distanceBits.length; symbol++) {
            distanceBits[symbol] = (distances.length(symbol) << COUNT_SHIFT) | distances.code(symbol);
        }
    }

    private static int[] fixedLiteralLengths() {
        int[] lengths = new int[288];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, 288, 8);
        return lengths;
    }

    private static int[] fixedDistanceLengths() {
        int[] lengths = new int[DeflateSymbols.DISTANCES];
        Arrays.fill(lengths, 5);
        return lengths;
    }
}
