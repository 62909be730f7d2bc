package io.github.gocontainer.trigger;

import java.net.URI;
import java.util.SortedMap;

/**
 * What is sent where.
 *
 * @param method {@code POST}, {@code PUT} or {@code GET}
 * @param fields with {@code {reference}}, {@code {image}}, {@code {digest}} and {@code {tag}} for what was pushed
 * @param isJson whether the fields are a JSON object and no form
 * @param plainHttp whether the address may be plain HTTP although it is not on this machine
 */
public record TriggerSpec(
        URI url,
        String method,
        SortedMap<String, String> fields,
        boolean isJson,
        TokenPlace tokenPlace,
        boolean plainHttp) {

    /** Where the token goes. */
    public sealed interface TokenPlace {

        /** One more field, as GitLab wants it. */
        record Field(String name) implements TokenPlace {}

        /** A header of its own. */
        record Header(String name) implements TokenPlace {}

        /** The header {@code Authorization}. */
        record Bearer() implements TokenPlace {}

        /** {@code field:token}, {@code header:PRIVATE-TOKEN} or {@code bearer}. */
        static TokenPlace parse(String text) {
            if (text.equals("bearer")) {
                return new Bearer();
            }
            if (text.matches("field:[^\\s]+")) {
                return new Field(text.substring("field:".length()));
            }
            if (text.matches("header:[A-Za-z0-9-]+")) {
                return new Header(text.substring("header:".length()));
            }
            throw new IllegalArgumentException(
                    "'" + text + "' is not a place for a token: expected field:token, header:PRIVATE-TOKEN or bearer");
        }
    }

    /** What was pushed. */
    public record Image(String reference, String name, String digest, String tag) {

        String in(String text) {
            return text.replace("{reference}", reference)
                    .replace("{image}", name)
                    .replace("{digest}", digest)
                    .replace("{tag}", tag);
        }
    }
}
