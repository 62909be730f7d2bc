package io.github.gocontainer.image;

/** Compresses one piece of a deflate stream, given what precedes it, with lazy matching (RFC 1951, section 4). */
final class DeflateBlockEncoder {

    private static final int ATTEMPTS = Integer.getInteger("depth", 8);
    private static final int LAZY_ATTEMPTS = Integer.getInteger("lazydepth", 4);
    private static final int LAZY_LIMIT = Integer.getInteger("lazy", 16);

    private static final int MODE = Integer.getInteger("mode", 0), LIMIT = Integer.getInteger("lim", 0);
    private final MatchFinder finder = new MatchFinder();
    private final TokenBuffer tokens = new TokenBuffer();
    private final BitWriter output = new BitWriter(1 << 19);
    private final TokenWriter writer = new TokenWriter(output);
    private byte[] input;
    private int end;
    private int matchableEnd;

    /** Bytes from 0 to {@code from} serve as dictionary, those from {@code from} to {@code to} are compressed. */
    void encode(byte[] bytes, int from, int to, boolean last) {
        input = bytes;
        end = to;
        matchableEnd = to - MatchFinder.SHORTEST_MATCH + 1;
        output.reset();
        finder.reset();
        finder.insert(bytes, 0, Math.min(from, matchableEnd));
        int position = from;
        do {
            tokens.clear();
            int next = collectTokens(position);
            writer.write(tokens, bytes, position, next - position, last && next == to);
            position = next;
        } while (position < to);
        if (last) {
            writer.finish();
        } else {
            writer.align();
        }
    }

    BitWriter output() {
        return output;
    }

    private int collectTokens(int from) {
        int position = from;
        while (position < end && !tokens.isFull()) {
            int match = position < matchableEnd ? finder.find(input, position, end, 2, ATTEMPTS) : 0;
            if (match == 0) {
                tokens.addLiteral(input[position++]);
            } else {
                position = addBestMatch(position, match);
            }
        }
        return position;
    }

    /** Puts the match off by one byte for as long as a longer one begins there. */
    private int addBestMatch(int from, int firstMatch) {
        int position = from;
        int match = firstMatch;
        int known = position + 1;
        while (MatchFinder.length(match) < LAZY_LIMIT && position + 1 < matchableEnd) {
            int next = finder.find(input, position + 1, end, MatchFinder.length(match), LAZY_ATTEMPTS);
            known = position + 2;
            if (next == 0 || tokens.isAlmostFull()) {
                break;
            }
            tokens.addLiteral(input[position++]);
            match = next;
        }
        tokens.addMatch(match);
        int after = position + MatchFinder.length(match);
        int stop = Math.min(after, matchableEnd);
        if (MODE == 0) finder.insert(input, known, stop);
        else if (MODE == 1) finder.insert(input, known, Math.min(stop, known + LIMIT));
        else if (MODE == 2) finder.insert(input, Math.max(known, stop - LIMIT), stop);
        else if (MODE == 3) finder.insertStep(input, known, stop, LIMIT);
        else if (MODE == 4) {
            if (stop - known <= 2 * LIMIT) finder.insert(input, known, stop);
            else {
                finder.insert(input, known, known + LIMIT);
                finder.insert(input, stop - LIMIT, stop);
            }
        }
        return after;
    }
}
