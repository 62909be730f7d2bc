package io.github.gocontainer.registry.client.trouble;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** Remembers every secret that was sent, to take it out of what servers say about the request. */
public final class Secrets {

    private static final int SHORTEST = 4;
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s\"'<>?]{0,2000})\\?[^\\s\"'<>]*");

    private final Set<String> known = new ConcurrentSkipListSet<>();

    /** Adds a secret with the forms in which it travels. */
    public void add(String secret) {
        if (secret.length() >= SHORTEST) {
            known.add(secret);
            known.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            known.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The text without known secrets and without the queries of addresses. */
    String clean(String text) {
        String clean = QUERY.matcher(text).replaceAll("$1");
        for (String secret : known) {
            clean = clean.replace(secret, "[secret]");
        }
        return clean;
    }
}
