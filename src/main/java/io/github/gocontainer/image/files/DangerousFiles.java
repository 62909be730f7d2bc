package io.github.gocontainer.image.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes what nobody means to give away with an image: keys, passwords, and the history of the sources. */
final class DangerousFiles {

    private static final int HEAD = 1 << 16;

    /** By the path, in lower case, with a slash in front. */
    private static final Map<Pattern, String> PATHS = paths();

    /** By what stands at the beginning. */
    private static final Map<Pattern, String> CONTENTS = contents();

    private DangerousFiles() {}

    private static Map<Pattern, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put(".*/\\.(git|svn|hg|bzr)(/.*)?", "the history of sources");
        paths.put(
                ".*/\\.env(\\.(?!(example|sample|template|dist|defaults?)$)[^/]*)?",
                "environment variables that are often passwords");
        paths.put(".*/id_(rsa|dsa|ecdsa|ed25519)(_sk)?", "a private key");
        paths.put(".*\\.(key|ppk|p12|pfx|jks|keystore)", "a private key or a store of them");
        paths.put(".*(/|\\.)kubeconfig(\\.ya?ml)?|.*/\\.kube/config", "access to a Kubernetes cluster");
        paths.put(
                ".*/(\\.npmrc|\\.yarnrc\\.yml|\\.pypirc|[._]netrc|\\.git-credentials|\\.pgpass|\\.my\\.cnf|\\.htpasswd"
                        + "|\\.vault-token|settings-security\\.xml)",
                "logins");
        paths.put(".*/(\\.docker/config\\.json|\\.dockercfg|\\.dockerconfigjson)", "logins for registries");
        paths.put(".*/(\\.aws/credentials|\\.azure/.*token.*|application_default_credentials\\.json)", "a cloud login");
        return compiled(paths);
    }

    private static Map<Pattern, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----", "a private key");
        contents.put("(?s)\\A\\s*\\{.*\"auths\"\\s*:\\s*\\{.*\"(auth|identitytoken)\"\\s*:", "logins for registries");
        contents.put(
                "(?m)(?s)^kind:\\s*Config\\s*$.*\\b(client-key-data|token|password):",
                "access to a Kubernetes cluster");
        contents.put(
                "(?m)(?s)\\b(client-key-data|token|password):.*^kind:\\s*Config\\s*$",
                "access to a Kubernetes cluster");
        contents.put("(?s)\\A\\s*\\{.*\"private_key\"\\s*:\\s*\"-----BEGIN", "a cloud login");
        return compiled(contents);
    }

    private static Map<Pattern, String> compiled(Map<String, String> texts) {
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        texts.forEach((text, meaning) -> patterns.put(Pattern.compile(text), meaning));
        return patterns;
    }

    /**
     * What the file would give away, in words that follow its name; empty for an ordinary one.
     *
     * @param relative its path from the folder that is taken
     */
    static Optional<String> reason(String relative, Path file) throws IOException {
        String path = "/" + relative.toLowerCase(Locale.ROOT);
        for (Map.Entry<Pattern, String> entry : PATHS.entrySet()) {
            if (entry.getKey().matcher(path).matches()) {
                return Optional.of("looks by its name like " + entry.getValue());
            }
        }
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String head = head(file);
        for (Map.Entry<Pattern, String> entry : CONTENTS.entrySet()) {
            if (entry.getKey().matcher(head).find()) {
                return Optional.of("has " + entry.getValue() + " in it");
            }
        }
        return Optional.empty();
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }
}
