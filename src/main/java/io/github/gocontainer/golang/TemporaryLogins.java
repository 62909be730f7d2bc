package io.github.gocontainer.golang;

import io.github.gocontainer.failure.BuildFailure;
import io.github.gocontainer.failure.FailureCode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lets Go and Git log in to private module proxies and Git hosts for as long as it is open: a netrc file for Go and a
 * credential store for Git, in a folder that only this user can read.
 *
 * <p>The child's environment has their paths; no argument, no variable and no file of the user's has a password.
 */
public final class TemporaryLogins implements AutoCloseable {

    private final Path folder;
    private final Path netrc;
    private final Path store;
    private final Map<String, String> variables;

    /**
     * Writes the files.
     *
     * @param logins by host, without port
     * @param environment of this process: its own netrc and Git configuration stay in force behind ours
     * @throws BuildFailure when they cannot be written
     */
    public TemporaryLogins(Map<String, DownloadLogins.Login> logins, Map<String, String> environment) {
        StringBuilder forGo = new StringBuilder();
        StringBuilder forGit = new StringBuilder();
        new TreeMap<>(logins).forEach((host, login) -> {
            requireOneWord(host, login);
            forGo.append("machine ").append(host).append(" login ").append(login.username());
            forGo.append(" password ").append(login.password()).append('\n');
            forGit.append("https://").append(encoded(login.username())).append(':');
            forGit.append(encoded(login.password())).append('@').append(host).append('\n');
        });
        try {
            folder = Files.createTempDirectory("gocontainer-logins");
            netrc = folder.resolve("netrc");
            store = folder.resolve("git");
            folder.toFile().deleteOnExit();
            write(netrc, forGo + usersOwn(environment));
            write(store, forGit.toString());
        } catch (IOException e) {
            throw new BuildFailure(
                    FailureCode.FILES, "a temporary file for logins could not be written: " + e, null, e);
        }
        variables = variables(new TreeSet<>(logins.keySet()), environment);
    }

    /** What is added to the environment of Go's processes. */
    public Map<String, String> environment() {
        return variables;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(netrc);
            Files.deleteIfExists(store);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new BuildFailure(FailureCode.FILES, folder + " could not be removed: " + e, null, e);
        }
    }

    /**
     * After a login Git has every helper of the host store it: the empty one resets the list, so that only ours, which
     * is gone when the build is, gets to know it.
     */
    private Map<String, String> variables(Set<String> hosts, Map<String, String> environment) {
        int count = environment.getOrDefault("GIT_CONFIG_COUNT", "").matches("\\d{1,4}")
                ? Integer.parseInt(environment.get("GIT_CONFIG_COUNT"))
                : 0;
        String ours = "store --file='" + store.toString().replace('\\', '/') + "'";
        Map<String, String> added = new TreeMap<>(Map.of("NETRC", netrc.toString()));
        for (String host : hosts) {
            for (String helper : List.of("", ours)) {
                added.put("GIT_CONFIG_KEY_" + count, "credential.https://" + host + ".helper");
                added.put("GIT_CONFIG_VALUE_" + count, helper);
                count++;
            }
        }
        added.put("GIT_CONFIG_COUNT", Integer.toString(count));
        return Map.copyOf(added);
    }

    /** The first entry of a host counts, so that what the user has stands behind ours. */
    private static String usersOwn(Map<String, String> environment) throws IOException {
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        String configured = environment.getOrDefault("NETRC", "");
        if (configured.isEmpty() && home.isEmpty()) {
            return "";
        }
        Path file = configured.isEmpty() ? Path.of(home, ".netrc") : Path.of(configured);
        return Files.isReadable(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    /** Created for this user alone, as all temporary files of Java are. */
    private static void write(Path file, String content) throws IOException {
        Path created = Files.createTempFile(file.getParent(), "login", "");
        Files.writeString(created, content, StandardCharsets.UTF_8);
        Files.move(created, file);
        file.toFile().deleteOnExit();
    }

    private static void requireOneWord(String host, DownloadLogins.Login login) {
        boolean readable = (host + login.username() + login.password())
                .chars()
                .noneMatch(character -> Character.isWhitespace(character) || Character.isISOControl(character));
        if (!readable) {
            throw new BuildFailure(
                    FailureCode.CREDENTIALS,
                    "the login for " + host + " has a space or a line break, which a netrc file cannot have",
                    "change the password, or use a token");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
