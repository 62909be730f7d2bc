package io.github.gocontainer.cluster;

import java.util.function.Consumer;

/** The API of a cluster. */
public interface KubernetesApi {

    /**
     * Sends the request once and returns the answer, whatever its status.
     *
     * @throws ApiUnreachable when no answer came
     */
    ApiReply send(ApiRequest request);

    /**
     * Sends the request and hands on the answer's lines as they come, until the server ends it.
     *
     * @return the answer; with an empty body when it succeeded
     * @throws ApiUnreachable when no answer came or it broke off
     */
    ApiReply stream(ApiRequest request, Consumer<String> lines);
}
