package io.github.gocontainer.plan;

import io.github.gocontainer.trigger.TriggerSpec;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The pipeline that is started after a push.
 *
 * @param serverId whose password is the token; empty for a server whose id is the host
 */
public record TriggerPlan(TriggerSpec spec, Optional<String> serverId) {

    /** Empty when the user named no address. */
    static Optional<TriggerPlan> of(Settings settings, boolean plainHttp) {
        Optional<URI> url = settings.optional(Setting.PUSH_TRIGGER_URL, TriggerPlan::address);
        String method = settings.scalar(Setting.PUSH_TRIGGER_METHOD, "POST", TriggerPlan::method);
        SortedMap<String, String> fields = settings.map(Setting.PUSH_TRIGGER_FIELDS);
        boolean isJson = settings.scalar(Setting.PUSH_TRIGGER_BODY, "form", TriggerPlan::isJson);
        TriggerSpec.TokenPlace place =
                settings.scalar(Setting.PUSH_TRIGGER_TOKEN_IN, "field:token", TriggerSpec.TokenPlace::parse);
        Optional<String> serverId = settings.optional(Setting.PUSH_TRIGGER_SERVER_ID, text -> text);
        settings.secret(Setting.PUSH_TRIGGER_TOKEN);
        return url.map(address ->
                new TriggerPlan(new TriggerSpec(address, method, fields, isJson, place, plainHttp), serverId));
    }

    private static URI address(String text) {
        URI address = Forms.address(text);
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !scheme.matches("https?") || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "this is not the address of a trigger: expected https: with a host and without"
                            + " a user, for example https://gitlab.example/api/v4/projects/42/trigger/pipeline");
        }
        return address;
    }

    private static String method(String text) {
        String method = text.toUpperCase(Locale.ROOT);
        if (!method.matches("POST|PUT|GET")) {
            throw new IllegalArgumentException("'" + text + "' is not a method: expected POST, PUT or GET");
        }
        return method;
    }

    private static boolean isJson(String text) {
        return switch (text) {
            case "json" -> true;
            case "form" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is not a body: expected form or json");
        };
    }
}
