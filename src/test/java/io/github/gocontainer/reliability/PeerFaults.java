package io.github.gocontainer.reliability;

import static io.github.gocontainer.reliability.PeerFault.pull;
import static io.github.gocontainer.reliability.PeerFault.push;

import io.github.gocontainer.oci.Digest;
import io.github.gocontainer.testbed.Fault;
import io.github.gocontainer.testbed.FaultyRegistry;
import io.github.gocontainer.testbed.TokenDesk;
import java.util.List;
import java.util.Map;

/** The faults of the groups A and B that any client can be led into, each at the requests that all clients send. */
final class PeerFaults {

    static final String USER = "jane";
    static final String PASSWORD = "secret-password";

    private static final String UPLOADS = "/blobs/uploads/";

    private PeerFaults() {}

    static List<PeerFault> all() {
        return List.of(
                push("A1", "503 once on HEAD of a blob", true, r -> r.once("HEAD", "/blobs/", Fault.status(503))),
                push("A1", "503 once on POST", true, r -> r.once("POST", UPLOADS, Fault.status(503))),
                push("A1", "503 once on PATCH", true, r -> r.once("PATCH", UPLOADS, Fault.status(503))),
                push("A1", "503 once on the commit", true, r -> r.once("PUT", UPLOADS, Fault.status(503))),
                push("A1", "503 once on the manifest", true, r -> r.once("PUT", "/manifests/", Fault.status(503))),
                push("A2", "500 once on the commit", true, r -> r.once("PUT", UPLOADS, Fault.status(500))),
                push("A2", "502 once on the commit", true, r -> r.once("PUT", UPLOADS, Fault.status(502))),
                push("A2", "504 once on the commit", true, r -> r.once("PUT", UPLOADS, Fault.status(504))),
                push("A2", "408 once on the commit", true, r -> r.once("PUT", UPLOADS, Fault.status(408))),
                push(
                        "A3",
                        "429 with Retry-After: 2 once on the commit",
                        true,
                        r -> r.once("PUT", UPLOADS, Fault.status(429, "Retry-After", "2"))),
                push("A6", "no answer once to POST", true, r -> r.once("POST", UPLOADS, Fault.drop())),
                push("A6", "no answer once to the commit", true, r -> r.once("PUT", UPLOADS, Fault.drop())),
                push("A6", "no answer once to the manifest", true, r -> r.once("PUT", "/manifests/", Fault.drop())),
                push("A8", "PATCH done, answer lost", true, r -> r.once("PATCH", UPLOADS, Fault.loseAnswer())),
                push("A9", "commit done, answer lost", true, r -> r.once("PUT", UPLOADS, Fault.loseAnswer())),
                push(
                        "A9",
                        "manifest written, answer lost",
                        true,
                        r -> r.once("PUT", "/manifests/", Fault.loseAnswer())),
                push("A10", "upload session gone before the commit", true, PeerFaults::loseSession),
                push("A12", "token good for three requests", true, r -> r.wants(TokenDesk.bearer(USER, PASSWORD, 3))),
                push(
                        "A12",
                        "token server 503 once",
                        true,
                        r -> r.wants(TokenDesk.bearer(USER, PASSWORD, 1_000)).once("GET", "/token", Fault.status(503))),
                pull("A14", "layer cut in its middle once", true, r -> r.once("GET", "/blobs/", Fault.cut())),
                pull("A2", "502 once on a layer", true, r -> r.once("GET", "/blobs/", Fault.status(502))),
                push(
                        "B21",
                        "411 to a manifest without Content-Length",
                        true,
                        r -> r.store().wantLengths(true)),
                push("B1", "503 for ever on the commit", false, r -> r.always("PUT", UPLOADS, Fault.status(503))),
                push("B2", "another password", false, r -> r.wants(TokenDesk.basic(USER, "another"))),
                push(
                        "B3",
                        "403 DENIED",
                        false,
                        r -> r.always("POST", UPLOADS, Fault.error(403, "DENIED", "requested access is denied"))),
                push(
                        "B4",
                        "400 MANIFEST_INVALID",
                        false,
                        r -> r.always("PUT", "/manifests/", Fault.error(400, "MANIFEST_INVALID", "no"))),
                push(
                        "B7",
                        "the registry says that it stored another manifest",
                        false,
                        r -> r.always(
                                "PUT",
                                "/manifests/",
                                Fault.headers(
                                        "Docker-Content-Digest",
                                        Digest.of(new byte[1]).toString()))),
                push(
                        "B8",
                        "201, and the manifest is not there",
                        false,
                        r -> r.always("PUT", "/manifests/", Fault.status(201))),
                push(
                        "B9",
                        "201, and the blob is not there",
                        false,
                        r -> r.always("PUT", UPLOADS, (request, proceed) -> {
                            proceed.get();
                            r.store().blobs().clear();
                            return new FaultyRegistry.Response(201, Map.of(), new byte[0]);
                        })),
                push(
                        "B15",
                        "redirects without end",
                        false,
                        r -> r.always("POST", UPLOADS, Fault.status(307, "Location", "/v2/acme/hello/blobs/uploads/"))),
                push(
                        "B17",
                        "a token server that gives no token",
                        false,
                        r -> r.wants(TokenDesk.bearer(USER, PASSWORD, 10))
                                .always("GET", "/token", Fault.answer(200, "{}"))),
                pull(
                        "B10",
                        "a pinned manifest with other bytes",
                        false,
                        r -> r.always("GET", "/manifests/", Fault.body("{\"schemaVersion\":2,\"manifests\":[]}"))),
                pull("B11", "a layer with a flipped bit", false, r -> r.always("GET", "/blobs/", Fault.flip())));
    }

    private static void loseSession(FaultyRegistry registry) {
        registry.once("PUT", UPLOADS, (request, proceed) -> {
            registry.store().expireSessions();
            return proceed.get();
        });
    }
}
