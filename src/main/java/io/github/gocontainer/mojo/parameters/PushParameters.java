package io.github.gocontainer.mojo.parameters;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code <push>}: what must be true before the image is pushed, and what is told about it afterwards. */
public final class PushParameters {
    /** The gates that must have passed for exactly this image: vet, dependencies, tests, coverage, smokeTest, scan, licenses. */
    @Nullable
    List<String> require;

    /** The pipeline that is started after the push; none without this block. */
    @Nullable
    TriggerParameters trigger;

    /** {@code <trigger>}: the request that starts a pipeline. */
    public static final class TriggerParameters {
        /** The address. */
        @Nullable
        String url;

        /** {@code POST} (the default), {@code PUT} or {@code GET}. */
        @Nullable
        String method;

        /** What is sent; {@code {reference}}, {@code {image}}, {@code {digest}} and {@code {tag}} stand for what was pushed. */
        @Nullable
        Map<String, String> fields;

        /** How the fields are sent: {@code form} (the default) or {@code json}. */
        @Nullable
        String body;

        /** The token, best given as {@code GOCONTAINER_PUSH_TRIGGER_TOKEN} or by a server of settings.xml. */
        @Nullable
        String token;

        /** Where the token goes: {@code field:token} (the default), {@code header:NAME} or {@code bearer}. */
        @Nullable
        String tokenIn;

        /** The server of settings.xml whose password is the token; the one whose id is the host without it. */
        @Nullable
        String serverId;
    }
}
