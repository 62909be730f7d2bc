package io.github.gocontainer.image.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes at a time, in the byte order of RFC 1951, section 3.1.1, on every machine. */
final class LittleEndian {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static int readInt(byte[] bytes, int index) {
        return (int) INT.get(bytes, index);
    }

    static long readLong(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    static void writeLong(byte[] bytes, int index, long value) {
        LONG.set(bytes, index, value);
    }
}
