package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Looks back less than 32 KiB for the bytes at a position, with chained hash tables (RFC 1951, section 4). */
final class MatchFinder {

    /** Every distance is smaller than this. */
    static final int WINDOW_SIZE = 1 << 15;
    /** How many bytes a position must have in front of the end of the input in order to be looked up. */
    static final int SEQUENCE_LENGTH = Integer.BYTES;
    /** How many bytes behind the end of the input may be read; their values do not matter. */
    static final int READ_AHEAD = Long.BYTES;

    private static final int WINDOW_MASK = WINDOW_SIZE - 1;
    private static final int LENGTH_SHIFT = 16;
    private static final int DISTANCE_MASK = (1 << LENGTH_SHIFT) - 1;
    private static final int HASH_MULTIPLIER = 0x9E3779B1;
    private static final int HASH_SHIFT = Integer.SIZE - 15;
    private static final int TRIPLE_HASH_SHIFT = Integer.SIZE - 12;
    private static final int TRIPLE_LENGTH = 3;
    /** Beyond this distance three literals cost less than a match of three bytes. */
    private static final int TRIPLE_DISTANCE = 1024;

    private static final int NOWHERE = -WINDOW_SIZE;

    private final int sufficientLength;
    private final int[] newest = new int[1 << (Integer.SIZE - HASH_SHIFT)];
    private final int[] older = new int[WINDOW_SIZE];
    private final int[] newestTriple = new int[1 << (Integer.SIZE - TRIPLE_HASH_SHIFT)];

    /** @param sufficientLength a match of this length ends a search */
    MatchFinder(int sufficientLength) {
        this.sufficientLength = sufficientLength;
    }

    /** The number of bytes in a match. */
    static int length(int match) {
        return match >>> LENGTH_SHIFT;
    }

    /** How far back the bytes of a match are. */
    static int distance(int match) {
        return match & DISTANCE_MASK;
    }

    /** Forgets all positions. */
    void reset() {
        Arrays.fill(newest, NOWHERE);
        Arrays.fill(newestTriple, NOWHERE);
    }

    /** Makes positions known as places to look back to. */
    void insert(byte[] input, int from, int to) {
        for (int position = from; position < to; position++) {
            insert(position, LittleEndian.readInt(input, position));
        }
    }

    /**
     * Makes a position known and looks for the longest match there.
     *
     * @param end the position behind the last byte that a match may cover
     * @param beaten a match must be longer than this
     * @param attempts how many earlier positions to try
     * @return the match as a positive number, to be given to {@link #length} and {@link #distance}, or 0 for none
     */
    int find(byte[] input, int position, int end, int beaten, int attempts) {
        int sequence = LittleEndian.readInt(input, position);
        int candidate = insert(position, sequence);
        int tripleCandidate = insertTriple(position, sequence);
        int match = findLongest(input, position, candidate, end, Math.max(beaten, TRIPLE_LENGTH), attempts);
        if (match == 0
                && beaten < TRIPLE_LENGTH
                && tripleCandidate > position - TRIPLE_DISTANCE
                && (LittleEndian.readInt(input, tripleCandidate) ^ sequence) << Byte.SIZE == 0) {
            return (TRIPLE_LENGTH << LENGTH_SHIFT) | (position - tripleCandidate);
        }
        return match;
    }

    private int insert(int position, int sequence) {
        int slot = (sequence * HASH_MULTIPLIER) >>> HASH_SHIFT;
        int previous = newest[slot];
        older[position & WINDOW_MASK] = previous;
        newest[slot] = position;
        return previous;
    }

    private int insertTriple(int position, int sequence) {
        int slot = ((sequence << Byte.SIZE) * HASH_MULTIPLIER) >>> TRIPLE_HASH_SHIFT;
        int previous = newestTriple[slot];
        newestTriple[slot] = position;
        return previous;
    }

    private int findLongest(byte[] input, int position, int newestCandidate, int end, int beaten, int attempts) {
        int maximum = Math.min(DeflateSymbols.LONGEST_MATCH, end - position);
        int sufficient = Math.min(maximum, sufficientLength);
        int sequence = LittleEndian.readInt(input, position);
        int oldest = position - WINDOW_SIZE;
        int candidate = newestCandidate;
        int length = beaten;
        int distance = 0;
        for (int left = attempts; left > 0 && candidate > oldest && length < sufficient; left--) {
            if (input[candidate + length] == input[position + length]
                    && LittleEndian.readInt(input, candidate) == sequence) {
                int candidateLength = commonLength(input, candidate, position, maximum);
                if (candidateLength > length) {
                    length = candidateLength;
                    distance = position - candidate;
                }
            }
            candidate = older[candidate & WINDOW_MASK];
        }
        return distance == 0 ? 0 : (length << LENGTH_SHIFT) | distance;
    }

    private static int commonLength(byte[] input, int candidate, int position, int maximum) {
        for (int length = SEQUENCE_LENGTH; length < maximum; length += Long.BYTES) {
            long difference =
                    LittleEndian.readLong(input, candidate + length) ^ LittleEndian.readLong(input, position + length);
            if (difference != 0) {
                return Math.min(maximum, length + Long.numberOfTrailingZeros(difference) / Byte.SIZE);
            }
        }
        return maximum;
    }
}
