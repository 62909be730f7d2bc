package io.github.gocontainer.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

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

    /** A part of a file, read while it is sent; fails when the file is shorter than that. */
    static HttpBody of(Path file, long offset, long length) {
        return new HttpBody() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (FileChannel channel = FileChannel.open(file).position(offset);
                        InputStream in = Channels.newInputStream(channel)) {
                    byte[] buffer = new byte[1 << 16];
                    long left = length;
                    while (left > 0) {
                        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                        if (read < 0) {
                            throw new IOException(file + " ended " + left + " bytes early while it was sent");
                        }
                        out.write(buffer, 0, read);
                        left -= read;
                    }
                }
            }
        };
    }
}
