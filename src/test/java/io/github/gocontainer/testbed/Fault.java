package io.github.gocontainer.testbed;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One way to misbehave; gets the answer that the strict registry would give, made only when it is asked for. */
@FunctionalInterface
public interface Fault {

    /** What the registry would do. */
    interface Proceed {
        FaultyRegistry.Response get() throws IOException;
    }

    /** The answer, or an exception to close the connection without one. */
    FaultyRegistry.Response apply(FaultyRegistry.Request request, Proceed proceed) throws IOException;

    /** Processes nothing and answers with this status; headers as name, value, name, value. */
    static Fault status(int status, String... headers) {
        return answer(status, "", headers);
    }

    /** The same with a body. */
    static Fault error(int status, String code, String message) {
        return answer(
                status,
                "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}",
                "Content-Type",
                "application/json");
    }

    /** Processes nothing and answers with this status, body and headers. */
    static Fault answer(int status, String body, String... headers) {
        return (request, proceed) -> new FaultyRegistry.Response(status, map(headers), body.getBytes());
    }

    /** Closes the connection and has done nothing. */
    static Fault drop() {
        return (request, proceed) -> {
            throw new IOException("dropped on purpose");
        };
    }

    /** Does what was asked and closes the connection instead of saying so. */
    static Fault loseAnswer() {
        return (request, proceed) -> {
            proceed.get();
            throw new IOException("answer lost on purpose");
        };
    }

    /** Does what was asked and changes headers of the answer. */
    static Fault headers(String... headers) {
        return (request, proceed) -> {
            FaultyRegistry.Response response = proceed.get();
            Map<String, String> all = new HashMap<>(response.headers());
            map(headers).forEach((name, value) -> {
                all.keySet()
                        .removeIf(present -> present.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
                all.put(name, value);
            });
            return new FaultyRegistry.Response(response.status(), all, response.body());
        };
    }

    /** Answers late. */
    static Fault delay(long millis) {
        return (request, proceed) -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return proceed.get();
        };
    }

    /** Flips a bit in the middle of the body. */
    static Fault flip() {
        return (request, proceed) -> {
            FaultyRegistry.Response response = proceed.get();
            byte[] body = response.body().clone();
            body[body.length / 2] ^= 1;
            return new FaultyRegistry.Response(response.status(), response.headers(), body);
        };
    }

    /** Sends this instead of the body, with the same headers. */
    static Fault body(String text) {
        return (request, proceed) -> {
            FaultyRegistry.Response response = proceed.get();
            return new FaultyRegistry.Response(response.status(), response.headers(), text.getBytes());
        };
    }

    /** Sends half of the body and closes the connection. */
    static Fault cut() {
        return (request, proceed) -> {
            FaultyRegistry.Response response = proceed.get();
            Map<String, String> headers = new HashMap<>(response.headers());
            headers.put(FaultyRegistry.CUT, "half");
            return new FaultyRegistry.Response(response.status(), headers, response.body());
        };
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new HashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put(pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
