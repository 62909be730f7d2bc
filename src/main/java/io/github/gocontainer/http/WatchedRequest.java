package io.github.gocontainer.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A request that a {@link Watchdog} can end, with its body and with the streams that tell it what moves. */
final class WatchedRequest extends HttpUriRequestBase {

    private static final long serialVersionUID = 1L;
    private static final int PIECE = 1 << 13;

    private final transient Watchdog.Watch watch;

    WatchedRequest(HttpCall call, Watchdog watchdog) {
        super(call.method(), call.uri());
        this.watch = watchdog.watch(this::cancel);
        call.headers().forEach(this::addHeader);
        call.body().ifPresent(body -> setEntity(new BodyEntity(body, watch)));
    }

    Watchdog.Watch watch() {
        return watch;
    }

    /** What the server sends. */
    static InputStream watched(InputStream in, Watchdog.Watch watch) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                return moving(watch, in::read);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return moving(watch, () -> in.read(buffer, offset, length));
            }

            @Override
            public long skip(long count) throws IOException {
                return moving(watch, () -> in.skip(count));
            }

            // The client's stream reads all that is left when it is closed.
            @Override
            public void close() {}
        };
    }

    @FunctionalInterface
    private interface Move<T> {
        T run() throws IOException;
    }

    private static <T> T moving(Watchdog.Watch watch, Move<T> move) throws IOException {
        watch.expect(1);
        try {
            return move.run();
        } catch (IOException | IllegalStateException e) {
            if (watch.isExpired()) {
                throw watch.timeout(e);
            }
            throw e;
        } finally {
            watch.rest();
        }
    }

    private static final class WatchedOutput extends FilterOutputStream {
        private final Watchdog.Watch watch;

        WatchedOutput(OutputStream out, Watchdog.Watch watch) {
            super(out);
            this.watch = watch;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE) {
                watch.expect(1);
                out.write(buffer, offset + done, Math.min(PIECE, length - done));
            }
            watch.rest();
        }
    }

    private static final class BodyEntity extends AbstractHttpEntity {
        private final HttpBody body;
        private final Watchdog.Watch watch;

        BodyEntity(HttpBody body, Watchdog.Watch watch) {
            super((String) null, null);
            this.body = body;
            this.watch = watch;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(new WatchedOutput(out, watch));
            watch.expect(2);
        }

        @Override
        public InputStream getContent() {
            throw new IllegalStateException("a request body is written, never read");
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public void close() {}
    }
}
