package io.github.gocontainer.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gocontainer.oci.Descriptor;
import io.github.gocontainer.oci.Descriptors;
import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.oci.ImageLayout;
import io.github.gocontainer.oci.Json;
import io.github.gocontainer.oci.MediaTypes;
import io.github.gocontainer.testbed.FaultyRegistry.Request;
import io.github.gocontainer.testbed.FaultyRegistry.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry in memory that accepts what the distribution specification allows and nothing else; referrers are not
 * supported.
 */
public final class RegistryStore {

    private static final Pattern ROUTE = Pattern.compile("/v2/(.+)/(manifests|blobs/uploads|blobs|referrers)/([^/]*)");
    private static final byte[] NOTHING = new byte[0];

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final Map<String, Digest> tags = new ConcurrentHashMap<>();
    private final Map<String, ByteArrayOutputStream> sessions = new ConcurrentHashMap<>();
    private volatile boolean ranges = true;
    private volatile boolean wantsLengths = true;
    private volatile boolean keepsReferrers;
    private volatile boolean saysSubject;

    public void supportRanges(boolean supported) {
        ranges = supported;
    }

    /** Whether manifests need a Content-Length, as for some registries. */
    public void wantLengths(boolean wanted) {
        wantsLengths = wanted;
    }

    /**
     * Keeps lists of what refers to manifests.
     *
     * @param says whether it says so, as the specification asks, when it gets such a manifest
     */
    public void keepReferrers(boolean says) {
        keepsReferrers = true;
        saysSubject = says;
    }

    /** What a tag points to, as text; empty when it does not exist. */
    public String tag(String repository, String tag) {
        Digest digest = tags.get(repository + ":" + tag);
        return digest == null ? "" : digest.toString();
    }

    public Map<String, byte[]> blobs() {
        return blobs;
    }

    public Map<String, byte[]> manifests() {
        return manifests;
    }

    public void removeTag(String repository, String tag) {
        tags.remove(repository + ":" + tag);
    }

    /** Forgets a blob of a repository. */
    public void loseBlob(String repository, Digest digest) {
        blobs.remove(repository + "@" + digest);
    }

    /** Puts a whole layout in without requests. */
    public Digest put(String repository, String tag, ImageLayout layout) throws IOException {
        try (var files = Files.list(layout.directory().resolve("blobs").resolve("sha256"))) {
            for (var file : files.toList()) {
                blobs.put(repository + "@sha256:" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        Descriptor root = layout.root();
        publish(repository, root);
        tags.put(repository + ":" + tag, root.digest());
        return root.digest();
    }

    private void publish(String repository, Descriptor descriptor) throws IOException {
        String key = repository + "@" + descriptor.digest();
        byte[] document = blobs.get(key);
        manifests.put(key, document);
        types.put(key, descriptor.mediaType());
        for (JsonNode child : Json.parse(document).path("manifests")) {
            publish(repository, Descriptors.read(child));
        }
    }

    /** Puts any document in under a tag. */
    public Digest putDocument(String repository, String tag, String mediaType, byte[] document) {
        Digest digest = Digest.of(document);
        manifests.put(repository + "@" + digest, document);
        types.put(repository + "@" + digest, mediaType);
        tags.put(repository + ":" + tag, digest);
        return digest;
    }

    synchronized Response answer(Request request) throws IOException {
        Matcher route = ROUTE.matcher(request.uri().getPath());
        if (!route.matches()) {
            return request.uri().getPath().equals("/v2/")
                    ? new Response(200, Map.of(), NOTHING)
                    : error(404, "UNSUPPORTED");
        }
        String repository = route.group(1);
        return switch (route.group(2)) {
            case "manifests" -> manifest(request, repository, route.group(3));
            case "referrers" -> referrers(repository, route.group(3));
            case "blobs" -> blob(request, repository, route.group(3));
            default -> upload(request, repository, route.group(3));
        };
    }

    private Response manifest(Request request, String repository, String name) throws IOException {
        if (request.method().equals("PUT")) {
            return putManifest(request, repository, name);
        }
        String digest = name.startsWith("sha256:") ? name : tag(repository, name);
        byte[] document = manifests.get(repository + "@" + digest);
        return document == null
                ? error(404, "MANIFEST_UNKNOWN")
                : new Response(
                        200,
                        Map.of("Content-Type", types.get(repository + "@" + digest), "Docker-Content-Digest", digest),
                        document);
    }

    private Response putManifest(Request request, String repository, String name) throws IOException {
        if (wantsLengths && !request.hasHeader("Content-Length")) {
            return error(411, "UNSUPPORTED");
        }
        Digest digest = Digest.of(request.body());
        if (name.startsWith("sha256:") && !name.equals(digest.toString())) {
            return error(400, "DIGEST_INVALID");
        }
        JsonNode document = Json.parse(request.body());
        for (JsonNode child : document.path("manifests")) {
            if (!manifests.containsKey(repository + "@" + child.path("digest").asText())) {
                return error(404, "MANIFEST_BLOB_UNKNOWN");
            }
        }
        List<JsonNode> parts = new ArrayList<>();
        document.path("layers").forEach(parts::add);
        if (document.has("config")) {
            parts.add(document.get("config"));
        }
        for (JsonNode part : parts) {
            if (!blobs.containsKey(repository + "@" + part.path("digest").asText())) {
                return error(404, "MANIFEST_BLOB_UNKNOWN");
            }
        }
        manifests.put(repository + "@" + digest, request.body());
        types.put(repository + "@" + digest, request.header("Content-Type"));
        if (!name.startsWith("sha256:")) {
            tags.put(repository + ":" + name, digest);
        }
        Map<String, String> headers = new TreeMap<>(
                Map.of("Location", "/v2/" + repository + "/manifests/" + digest, "Docker-Content-Digest", "" + digest));
        String subject = document.path("subject").path("digest").asText("");
        if (keepsReferrers && saysSubject && !subject.isEmpty()) {
            headers.put("OCI-Subject", subject);
        }
        return new Response(201, headers, NOTHING);
    }

    private Response referrers(String repository, String subject) throws IOException {
        if (!keepsReferrers) {
            return error(404, "NOT_FOUND");
        }
        ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        ArrayNode entries = index.putArray("manifests");
        for (Map.Entry<String, byte[]> manifest : manifests.entrySet()) {
            JsonNode document = Json.parse(manifest.getValue());
            if (manifest.getKey().startsWith(repository + "@")
                    && document.path("subject").path("digest").asText().equals(subject)) {
                entries.add(Json.object()
                        .put("mediaType", types.get(manifest.getKey()))
                        .put("digest", manifest.getKey().substring(repository.length() + 1))
                        .put("size", manifest.getValue().length));
            }
        }
        return new Response(200, Map.of("Content-Type", MediaTypes.OCI_INDEX), Json.compact(index));
    }

    private Response blob(Request request, String repository, String digest) {
        byte[] content = blobs.get(repository + "@" + digest);
        if (content == null) {
            return error(404, "BLOB_UNKNOWN");
        }
        String range = request.header("Range");
        if (ranges && range.matches("bytes=\\d+-") && request.method().equals("GET")) {
            int from = Integer.parseInt(range.substring(6, range.length() - 1));
            return new Response(
                    206,
                    Map.of("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length),
                    Arrays.copyOfRange(content, from, content.length));
        }
        return new Response(200, Map.of("Docker-Content-Digest", digest), content);
    }

    private Response upload(Request request, String repository, String session) {
        Map<String, String> query = query(request);
        if (request.method().equals("POST")) {
            return open(repository, query);
        }
        ByteArrayOutputStream held = sessions.get(session);
        if (held == null) {
            return error(404, "BLOB_UPLOAD_UNKNOWN");
        }
        String range = request.header("Content-Range");
        if (!range.isEmpty() && !range.startsWith(held.size() + "-")) {
            return error(416, "RANGE_INVALID");
        }
        held.writeBytes(request.body());
        return request.method().equals("PUT")
                ? commit(repository, session, held.toByteArray(), query)
                : new Response(
                        202,
                        Map.of("Location", location(repository, session), "Range", "0-" + (held.size() - 1)),
                        NOTHING);
    }

    private Response open(String repository, Map<String, String> query) {
        String mount = query.getOrDefault("mount", "");
        byte[] there = blobs.get(query.getOrDefault("from", "") + "@" + mount);
        if (there != null) {
            blobs.put(repository + "@" + mount, there);
            return new Response(201, Map.of("Location", "/v2/" + repository + "/blobs/" + mount), NOTHING);
        }
        String session = UUID.randomUUID().toString();
        sessions.put(session, new ByteArrayOutputStream());
        return new Response(202, Map.of("Location", location(repository, session)), NOTHING);
    }

    private Response commit(String repository, String session, byte[] content, Map<String, String> query) {
        sessions.remove(session);
        String digest = Digest.of(content).toString();
        if (!digest.equals(query.get("digest"))) {
            return error(400, "DIGEST_INVALID");
        }
        blobs.put(repository + "@" + digest, content);
        return new Response(201, Map.of("Docker-Content-Digest", digest), NOTHING);
    }

    private static String location(String repository, String session) {
        return "/v2/" + repository + "/blobs/uploads/" + session + "?_state=abc";
    }

    /** Forgets every upload session, as a registry does after a restart. */
    public void expireSessions() {
        sessions.clear();
    }

    static Map<String, String> query(Request request) {
        Map<String, String> values = new TreeMap<>();
        String query = request.uri().getQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, Math.max(equals, 0)), pair.substring(equals + 1));
        }
        return values;
    }

    static Response error(int status, String code) {
        return new Response(
                status,
                Map.of("Content-Type", "application/json"),
                ("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"message of " + code + "\"}]}").getBytes());
    }
}
