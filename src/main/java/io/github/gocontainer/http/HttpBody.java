package io.github.gocontainer.http;

import java.io.IOException;
import java.io.OutputStream;

/** What a request sends: a known number of bytes, so that every request has a {@code Content-Length}. */
public interface HttpBody {

    /** In bytes. */
    long length();

    /** Writes exactly {@link #length()} bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** These bytes. */
    static HttpBody of(byte[] content) {
        return new HttpBody() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(content);
            }
        };
    }
}
