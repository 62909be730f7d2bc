package io.github.gocontainer.plan;

import java.util.regex.Pattern;

/** Tells by a variable's name whether its value should not be read by everybody. */
final class SecretName {

    /** An author is no authorization. */
    private static final Pattern SECRET =
            Pattern.compile("TOKEN|SECRET|PASSWORD|PASSWD|KEY|CREDENTIAL|AUTH(?!OR(?!IZ))", Pattern.CASE_INSENSITIVE);

    private SecretName() {}

    static boolean matches(String name) {
        return SECRET.matcher(name).find();
    }
}
