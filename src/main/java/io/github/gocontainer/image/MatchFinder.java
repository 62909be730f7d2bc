package io.github.gocontainer.image;

import java.util.Arrays;

/** Looks for earlier occurrences, at most 32 KiB back, of the bytes at a position (RFC 1951, section 4). */
final class MatchFinder {

    /** Farthest distance a match may have, plus one. */
    static final int WINDOW_SIZE = 1 << 15;

    static final int SHORTEST_MATCH = 4;
    static final int LONGEST_MATCH = 258;
    /** How many bytes behind the end of the input may be read; their values do not matter. */
    static final int READ_AHEAD = Long.BYTES;

    private static final int WINDOW_MASK = WINDOW_SIZE - 1;
    private static final int HASH_BITS = Integer.getInteger("hash", 15);
    private static final int HASH_MULTIPLIER = 0x9E3779B1;
    private static final int GOOD_ENOUGH = Integer.getInteger("nice", 64);
    private static final int NOWHERE = -2 * WINDOW_SIZE;

    private final int[] newest = new int[1 << HASH_BITS];
    private static final int H3 = Integer.getInteger("h3", 12);
    private static final int NEAR = Integer.getInteger("near", 1024);
    private static final boolean INS3 = Boolean.getBoolean("ins3");
    private final int[] newest3 = new int[1 << H3];
    private final int[] older = new int[WINDOW_SIZE];

    static int length(int match) {
        return match >>> 16;
    }

    static int distance(int match) {
        return match & 0xFFFF;
    }

    void reset() {
        Arrays.fill(newest, NOWHERE);
        Arrays.fill(newest3, NOWHERE);
    }

    /** Makes known the positions, each of which must have four bytes. */
    void insert(byte[] input, int from, int to) {
        for (int position = from; position < to; position++) {
            int sequence = LittleEndian.readInt(input, position);
            if (INS3) {
                newest3[(sequence << 8) * HASH_MULTIPLIER >>> Integer.SIZE - H3] = position;
            }
            int slot = sequence * HASH_MULTIPLIER >>> Integer.SIZE - HASH_BITS;
            older[position & WINDOW_MASK] = newest[slot];
            newest[slot] = position;
        }
    }

    void insertStep(byte[] input, int from, int to, int step) {
        for (int position = from; position < to; position += step) {
            int slot = LittleEndian.readInt(input, position) * HASH_MULTIPLIER >>> Integer.SIZE - HASH_BITS;
            older[position & WINDOW_MASK] = newest[slot];
            newest[slot] = position;
        }
    }

    int find(byte[] input, int position, int end, int minimum, int attempts) {
        int sequence = LittleEndian.readInt(input, position);
        int slot = sequence * HASH_MULTIPLIER >>> Integer.SIZE - HASH_BITS;
        int candidate = newest[slot];
        newest[slot] = position;
        older[position & WINDOW_MASK] = candidate;
        int slot3 = (sequence << 8) * HASH_MULTIPLIER >>> Integer.SIZE - H3;
        int candidate3 = newest3[slot3];
        newest3[slot3] = position;
        int maximum = Math.min(LONGEST_MATCH, end - position);
        int best = Math.max(minimum, 3);
        int bestDistance = 0;
        if (best >= maximum) {
            return 0;
        }
        int oldest = position - WINDOW_SIZE;
        for (int left = attempts; candidate > oldest && left > 0; left--) {
            if (input[candidate + best] == input[position + best]
                    && LittleEndian.readInt(input, candidate) == sequence) {
                int length = matchLength(input, candidate, position, maximum);
                if (length > best) {
                    best = length;
                    bestDistance = position - candidate;
                    if (length >= GOOD_ENOUGH || length >= maximum) {
                        break;
                    }
                }
            }
            candidate = older[candidate & WINDOW_MASK];
        }
        if (bestDistance == 0
                && minimum < 3
                && candidate3 > position - NEAR
                && (LittleEndian.readInt(input, candidate3) ^ sequence) << 8 == 0) {
            return 3 << 16 | position - candidate3;
        }
        return bestDistance == 0 ? 0 : best << 16 | bestDistance;
    }

    private static int matchLength(byte[] input, int candidate, int position, int maximum) {
        for (int length = SHORTEST_MATCH; length < maximum; length += Long.BYTES) {
            long difference =
                    LittleEndian.readLong(input, candidate + length) ^ LittleEndian.readLong(input, position + length);
            if (difference != 0) {
                return Math.min(maximum, length + (Long.numberOfTrailingZeros(difference) >>> 3));
            }
        }
        return maximum;
    }
}
