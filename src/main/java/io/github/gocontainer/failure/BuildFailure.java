package io.github.gocontainer.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this project: what was tried and why it failed in one line, then details, then what to do.
 *
 * <p>Messages never contain a secret: whoever creates the failure leaves credentials, query strings and foreign
 * processes' output with credentials out.
 */
public final class BuildFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureCode code;

    @Nullable
    private final String hint;

    /** A failure without a further hint. */
    public BuildFailure(FailureCode code, String message) {
        this(code, message, null, null);
    }

    /** A failure with a hint that reads well after "perhaps you should". */
    public BuildFailure(FailureCode code, String message, String hint) {
        this(code, message, hint, null);
    }

    /** A failure with an optional hint and the exception that caused it. */
    public BuildFailure(FailureCode code, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /** Every failure has a message. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public FailureCode code() {
        return code;
    }

    /** What the user should do, worded to follow "perhaps you should". */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The message and, on a line of its own, the hint. */
    public String sentence() {
        return getMessage() + hint().map(text -> "\nPerhaps you should " + text).orElse("");
    }
}
