package io.github.gocontainer.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.http.HttpBody;
import io.github.gocontainer.http.HttpCall;
import io.github.gocontainer.oci.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts a trigger's request together. */
final class TriggerCall {

    private TriggerCall() {}

    static HttpCall of(TriggerSpec spec, Optional<String> token, TriggerSpec.Image image) {
        SortedMap<String, String> fields = new TreeMap<>();
        spec.fields().forEach((name, value) -> fields.put(name, image.in(value)));
        Map<String, String> headers = new TreeMap<>();
        token.ifPresent(secret -> {
            if (spec.tokenPlace() instanceof TriggerSpec.TokenPlace.Field field) {
                fields.put(field.name(), secret);
            } else if (spec.tokenPlace() instanceof TriggerSpec.TokenPlace.Header header) {
                headers.put(header.name(), secret);
            } else {
                headers.put("Authorization", "Bearer " + secret);
            }
        });
        if (spec.method().equals("GET")) {
            return HttpCall.of("GET", withQuery(spec.url(), form(fields)), headers);
        }
        headers.put("Content-Type", spec.isJson() ? "application/json" : "application/x-www-form-urlencoded");
        byte[] body = spec.isJson() ? json(fields) : form(fields).getBytes(StandardCharsets.US_ASCII);
        return new HttpCall(spec.method(), spec.url(), headers, Optional.of(HttpBody.of(body)));
    }

    private static URI withQuery(URI url, String query) {
        if (query.isEmpty()) {
            return url;
        }
        String text = url.toString();
        return URI.create(text + (text.contains("?") ? "&" : "?") + query);
    }

    private static byte[] json(Map<String, String> fields) {
        ObjectNode object = Json.object();
        fields.forEach(object::put);
        return Json.compact(object);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
