package io.github.gocontainer.registry.client.trouble;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Trouble} from where it happens to the loop that decides about another attempt. */
public final class RegistryTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public RegistryTrouble(Trouble trouble) {
        this(trouble, null);
    }

    public RegistryTrouble(Trouble trouble, @Nullable Throwable cause) {
        super(trouble.line(), cause == null ? null : Redacted.copyOf(cause));
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }
}
