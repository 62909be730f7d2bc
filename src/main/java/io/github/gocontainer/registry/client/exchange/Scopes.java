package io.github.gocontainer.registry.client.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rights that a request needs, as token servers spell them.
 *
 * @param values for example {@code repository:acme/hello:pull,push}
 * @see <a href="https://distribution.github.io/distribution/spec/auth/scope/">CNCF distribution, token scope</a>
 */
public record Scopes(List<String> values) {

    public Scopes {
        values = List.copyOf(values);
    }

    public static Scopes pull(String repository) {
        return new Scopes(List.of("repository:" + repository + ":pull"));
    }

    public static Scopes push(String repository) {
        return new Scopes(List.of("repository:" + repository + ":pull,push"));
    }

    /** These rights and reading another repository, for a mount from there. */
    public Scopes withPull(String repository) {
        List<String> all = new ArrayList<>(values);
        all.addAll(pull(repository).values());
        return new Scopes(all);
    }

    /** What the server asks for, when it names something that we did not think of. */
    public Scopes including(Optional<String> asked) {
        List<String> all = new ArrayList<>(values);
        for (String scope : asked.orElse("").split(" ")) {
            if (!scope.isBlank()
                    && values.stream().noneMatch(own -> resource(own).equals(resource(scope)))) {
                all.add(scope);
            }
        }
        return new Scopes(all);
    }

    private static String resource(String scope) {
        int colon = scope.lastIndexOf(':');
        return colon < 0 ? scope : scope.substring(0, colon);
    }
}
