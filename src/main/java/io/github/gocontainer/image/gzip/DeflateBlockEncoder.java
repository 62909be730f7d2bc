package io.github.gocontainer.image.gzip;

/** Compresses one piece of a deflate stream, given what precedes it, with lazy matching (RFC 1951, section 4). */
final class DeflateBlockEncoder {

    private static final int ANY_LENGTH = 0;
    private static final int INITIAL_OUTPUT_SIZE = 1 << 19;

    private final Effort effort;
    private final MatchFinder finder;
    private final TokenBuffer tokens = new TokenBuffer();
    private final BitWriter output = new BitWriter(INITIAL_OUTPUT_SIZE);
    private final TokenWriter writer = new TokenWriter(output);

    DeflateBlockEncoder(Effort effort) {
        this.effort = effort;
        this.finder = new MatchFinder(effort.sufficientLength());
    }

    /**
     * Compresses the bytes between two positions, with all bytes in front of them as the dictionary.
     *
     * @param input the bytes, with {@link MatchFinder#READ_AHEAD} arbitrary ones behind {@code end}
     * @param last whether the deflate stream ends here
     */
    void encode(byte[] input, int start, int end, boolean last) {
        int searchEnd = end - MatchFinder.SEQUENCE_LENGTH + 1;
        output.reset();
        finder.reset();
        finder.insert(input, 0, Math.min(start, searchEnd));
        int position = start;
        do {
            tokens.clear();
            int next = collectTokens(input, position, end, searchEnd);
            writer.write(tokens, input, position, next - position, last && next == end);
            position = next;
        } while (position < end);
        if (last) {
            writer.finish();
        } else {
            writer.align();
        }
    }

    /** The compressed bytes of the latest piece. */
    BitWriter output() {
        return output;
    }

    private int collectTokens(byte[] input, int start, int end, int searchEnd) {
        int position = start;
        while (position < end && tokens.hasRoomFor(1)) {
            int match = position < searchEnd ? finder.find(input, position, end, ANY_LENGTH, effort.attempts()) : 0;
            if (match == 0) {
                tokens.addLiteral(input[position++]);
            } else {
                position = addMatch(input, position, match, end, searchEnd);
            }
        }
        return position;
    }

    /** Prefers a literal and the match at the next position for as long as that match is longer. */
    private int addMatch(byte[] input, int start, int firstMatch, int end, int searchEnd) {
        int position = start;
        int match = firstMatch;
        int unknown = position + 1;
        while (MatchFinder.length(match) < effort.lazyLimit() && position + 1 < searchEnd && tokens.hasRoomFor(2)) {
            int nextMatch = finder.find(input, position + 1, end, MatchFinder.length(match), effort.lazyAttempts());
            unknown = position + 2;
            if (nextMatch == 0) {
                break;
            }
            tokens.addLiteral(input[position++]);
            match = nextMatch;
        }
        tokens.addMatch(match);
        int matchEnd = position + MatchFinder.length(match);
        finder.insert(input, unknown, Math.min(matchEnd, searchEnd));
        return matchEnd;
    }
}
