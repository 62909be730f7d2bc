package io.github.gocontainer.image.gzip;

import java.util.Arrays;

/** Packs bits into a growing byte array, least significant bit first (RFC 1951, section 3.1.1). */
final class BitWriter {

    private byte[] bytes;
    private int size;
    private long pendingBits;
    private int pendingCount;

    BitWriter(int initialCapacity) {
        bytes = new byte[initialCapacity];
    }

    void reset() {
        size = 0;
        pendingBits = 0;
        pendingCount = 0;
    }

    /** Makes room, so that {@link #write} need not look; must come before any series of writes. */
    void ensureCapacity(long additionalBits) {
        int needed = Math.toIntExact(size + (additionalBits >>> 3) + 2 * Long.BYTES);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >>> 1)));
        }
    }

    /** Appends the low {@code count} bits, at most 56; the higher bits of {@code value} must be zero. */
    void write(long value, int count) {
        long bits = pendingBits | value << pendingCount;
        int total = pendingCount + count;
        LittleEndian.writeLong(bytes, size, bits);
        size += total >>> 3;
        pendingBits = bits >>> (total & ~7);
        pendingCount = total & 7;
    }

    /** How many bits the last byte lacks once some more are written. */
    int bitsToByteBoundary(int additionalBits) {
        return -(pendingCount + additionalBits) & 7;
    }

    /** Appends whole bytes; only at a byte boundary. */
    void writeBytes(byte[] source, int from, int length) {
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** An array that begins with the bytes that are complete; valid until the next call. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes are complete. */
    int size() {
        return size;
    }
}
