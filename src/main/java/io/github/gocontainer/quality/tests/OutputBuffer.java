package io.github.gocontainer.quality.tests;

/** Text of which beginning and end are kept, because the first error and a panic's reason are what people look for. */
final class OutputBuffer {

    private static final int HEAD = 32 << 10;
    private static final int TAIL = 32 << 10;

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long left;

    /** Returns how many characters more are kept now. */
    int append(String text) {
        int before = head.length() + tail.length();
        int room = Math.min(text.length(), HEAD - head.length());
        head.append(text, 0, room);
        if (room < text.length()) {
            tail.append(text, room, text.length());
            if (tail.length() > 2 * TAIL) {
                drop(tail.length() - TAIL);
            }
        }
        return head.length() + tail.length() - before;
    }

    /** Leaves text out that there is no room for anywhere. */
    void leaveOut(String text) {
        left += text.length();
    }

    String text() {
        if (tail.length() > TAIL) {
            drop(tail.length() - TAIL);
        }
        if (left == 0) {
            return head.toString() + tail;
        }
        return head + "\n[" + left + " characters left out here; go-test.json has them]\n" + tail;
    }

    void clear() {
        head.setLength(0);
        tail.setLength(0);
    }

    private void drop(int characters) {
        tail.delete(0, characters);
        left += characters;
    }
}
