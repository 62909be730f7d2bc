package io.github.gocontainer.mojo.doctor;

import java.util.Optional;

/**
 * What was found about one thing.
 *
 * @param subject what was looked at
 * @param hint what to do about it
 */
record Finding(String subject, State state, String sentence, Optional<String> hint) {

    /** How good or bad it is. */
    enum State {
        OK("ok"),
        /** It is not needed with this configuration. */
        NOT_NEEDED("-"),
        /** Not needed now, or perhaps enough. */
        WARNING("warning"),
        /** A goal will fail. */
        PROBLEM("PROBLEM");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As the table has it. */
        String word() {
            return word;
        }
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(subject, State.OK, sentence, Optional.empty());
    }

    static Finding notNeeded(String subject, String sentence) {
        return new Finding(subject, State.NOT_NEEDED, sentence, Optional.empty());
    }

    static Finding warning(String subject, String sentence, String hint) {
        return new Finding(subject, State.WARNING, sentence, Optional.of(hint));
    }
}
