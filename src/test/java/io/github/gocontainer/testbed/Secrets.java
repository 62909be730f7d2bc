package io.github.gocontainer.testbed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every form in which a password could slip into an output. */
public final class Secrets {

    private static final int GROUP = 3;

    private Secrets() {}

    /** Fails when the output has the password in any form. */
    public static void checkAbsent(String output, String username, String password) {
        forms(username, password).forEach((name, form) -> {
            output.lines().filter(line -> line.contains(form)).findFirst().ifPresent(line -> {
                throw new AssertionError("the output has the password " + name + ": " + line.replace(form, "*****"));
            });
        });
    }

    private static Map<String, String> forms(String username, String password) {
        Map<String, String> forms = new LinkedHashMap<>();
        String url = URLEncoder.encode(password, StandardCharsets.UTF_8);
        forms.put("as it is", password);
        forms.put("URL-encoded", url);
        forms.put("URL-encoded with %20", url.replace("+", "%20"));
        forms.put(
                "escaped for XML",
                password.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        forms.put("in base64", base64(password));
        forms.put("in base64 with the user's name", base64(username + ":" + password));
        return forms;
    }

    /** Without the last group, whose letters depend on what follows. */
    private static String base64(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return encoded.substring(0, encoded.length() - GROUP - 1);
    }
}
