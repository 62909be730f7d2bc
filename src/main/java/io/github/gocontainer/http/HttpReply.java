package io.github.gocontainer.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer whose body is still to be read; closing it frees the connection. */
public final class HttpReply implements AutoCloseable {

    private final ClassicHttpResponse response;
    private final Runnable abort;

    /** @param abort closes the connection at once when it is still in use; harmless afterwards */
    HttpReply(ClassicHttpResponse response, Runnable abort) {
        this.response = response;
        this.abort = abort;
    }

    public int status() {
        return response.getCode();
    }

    /** The first header of this name, in any case of letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** All headers of this name, in the order in which they came. */
    public List<String> headers(String name) {
        return List.of(response.getHeaders(name)).stream().map(Header::getValue).toList();
    }

    /** The declared length of the body in bytes, when the server said it. */
    public Optional<Long> contentLength() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentLength() < 0
                ? Optional.empty()
                : Optional.of(entity.getContentLength());
    }

    /** The body, to be read once. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? new ByteArrayInputStream(new byte[0]) : entity.getContent();
    }

    /**
     * The whole body, read up to a limit.
     *
     * @throws BodyTooLargeException when there is more than {@code limit} bytes
     */
    public byte[] bytes(int limit) throws IOException {
        byte[] content = body().readNBytes(limit + 1);
        if (content.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        return content;
    }

    /** The start of the body, at most {@code limit} bytes: for what servers say about errors. */
    public byte[] start(int limit) throws IOException {
        return body().readNBytes(limit);
    }

    /** Frees the connection; one whose body was not read to its end is not used again. */
    @Override
    public void close() throws IOException {
        // Closing alone would read an unread body to its end first, and a hostile one has none.
        abort.run();
        try {
            response.close();
        } catch (IOException connectionClosedAlready) {
            return;
        }
    }

    /** A server sends more than a document of its kind may have. */
    public static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException(int limit) {
            super("the answer is larger than " + limit + " bytes");
        }
    }
}
