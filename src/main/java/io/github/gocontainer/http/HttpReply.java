package io.github.gocontainer.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/** An answer whose body is still to be read; closing it frees the connection. */
public final class HttpReply implements AutoCloseable {

    private static final int SHORT = 1 << 16;

    private final ClassicHttpResponse response;

    private final Watchdog.Watch watch;

    HttpReply(ClassicHttpResponse response, Watchdog.Watch watch) {
        this.response = response;
        this.watch = watch;
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

    /** The body, to be read once; closing the stream does nothing, closing this frees the connection. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : WatchedRequest.watched(entity.getContent(), watch);
    }

    /**
     * The whole body, read up to a limit, within twice the read time-out.
     *
     * @throws BodyTooLargeException when there is more than {@code limit} bytes
     */
    public byte[] bytes(int limit) throws IOException {
        byte[] content = inTime(limit + 1);
        if (content.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        return content;
    }

    /** The start of the body, at most {@code limit} bytes: for what servers say about errors. */
    public byte[] start(int limit) throws IOException {
        return inTime(limit);
    }

    /**
     * Frees the connection. A short rest of the body is read, so that the connection can be used again; one with a long
     * rest, or one of unknown length, is given up, because a server may send without end.
     */
    @Override
    public void close() throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContent() instanceof EofSensorInputStream content) {
            try {
                if (contentLength().orElse(Long.MAX_VALUE) <= SHORT) {
                    inTime(SHORT);
                }
            } catch (IOException broken) {
                // Nobody wants the rest.
            } finally {
                watch.close();
                content.abort();
            }
        } else {
            watch.close();
            response.close();
        }
    }

    /** However slowly a server sends a document, its reader is not held up for long. */
    private byte[] inTime(int limit) throws IOException {
        watch.limit();
        try {
            return body().readNBytes(limit);
        } finally {
            watch.unlimited();
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
