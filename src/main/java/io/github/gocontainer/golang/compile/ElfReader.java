package io.github.gocontainer.golang.compile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the program headers to the loader's name and to the dynamic section. */
final class ElfReader {

    private static final int MAGIC = 0x7f454c46;
    private static final int LARGEST_TABLE = 1 << 20;
    private static final int DYNAMIC = 2;
    private static final int INTERPRETER = 3;
    private static final int LOAD = 1;
    private static final int TAG_NEEDED = 1;
    private static final int TAG_STRING_TABLE = 5;

    private record Segment(int type, long offset, long address, long size) {}

    private final FileChannel channel;
    private boolean wide;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    ElfReader(FileChannel channel) {
        this.channel = channel;
    }

    Elf read() throws IOException {
        ByteBuffer identity = bytes(0, 16);
        if (identity.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC) {
            throw new IOException("it is not an ELF file");
        }
        wide = identity.get(4) == 2;
        order = identity.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer header = bytes(0, wide ? 64 : 52);
        int type = header.getShort(16);
        int machine = Short.toUnsignedInt(header.getShort(18));
        List<Segment> segments = segments(header);
        Optional<String> loader = Optional.empty();
        List<String> libraries = List.of();
        for (Segment segment : segments) {
            if (segment.type() == INTERPRETER) {
                loader = Optional.of(text(segment.offset()));
            } else if (segment.type() == DYNAMIC) {
                libraries = libraries(segment, segments);
            }
        }
        return new Elf(wide ? 64 : 32, order == ByteOrder.LITTLE_ENDIAN, machine, type, loader, libraries);
    }

    private List<Segment> segments(ByteBuffer header) throws IOException {
        long table = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
        int size = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
        int count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
        ByteBuffer all = bytes(table, (long) size * count);
        List<Segment> segments = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int at = index * size;
            segments.add(
                    wide
                            ? new Segment(
                                    all.getInt(at), all.getLong(at + 8), all.getLong(at + 16), all.getLong(at + 32))
                            : new Segment(
                                    all.getInt(at),
                                    Integer.toUnsignedLong(all.getInt(at + 4)),
                                    Integer.toUnsignedLong(all.getInt(at + 8)),
                                    Integer.toUnsignedLong(all.getInt(at + 16))));
        }
        return segments;
    }

    private List<String> libraries(Segment dynamic, List<Segment> segments) throws IOException {
        ByteBuffer entries = bytes(dynamic.offset(), dynamic.size());
        List<Long> names = new ArrayList<>();
        long strings = 0;
        while (entries.hasRemaining()) {
            long tag = word(entries);
            long value = word(entries);
            if (tag == 0) {
                break;
            } else if (tag == TAG_NEEDED) {
                names.add(value);
            } else if (tag == TAG_STRING_TABLE) {
                strings = fileOffset(value, segments);
            }
        }
        List<String> libraries = new ArrayList<>();
        for (long name : names) {
            libraries.add(text(strings + name));
        }
        return libraries;
    }

    private long word(ByteBuffer buffer) {
        return wide ? buffer.getLong() : Integer.toUnsignedLong(buffer.getInt());
    }

    private static long fileOffset(long address, List<Segment> segments) throws IOException {
        return segments.stream()
                .filter(segment -> segment.type() == LOAD
                        && address >= segment.address()
                        && address < segment.address() + segment.size())
                .findFirst()
                .map(segment -> address - segment.address() + segment.offset())
                .orElseThrow(() -> new IOException("its table of library names is nowhere in the file"));
    }

    private String text(long offset) throws IOException {
        ByteBuffer buffer = bytes(offset, Math.min(256, channel.size() - offset));
        StringBuilder text = new StringBuilder();
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == 0) {
                break;
            }
            text.append((char) next);
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private ByteBuffer bytes(long offset, long length) throws IOException {
        if (offset < 0 || length < 0 || length > LARGEST_TABLE || offset + length > channel.size()) {
            throw new IOException("its ELF headers point outside the file");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) length).order(order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("it ends early");
            }
        }
        return buffer.flip();
    }
}
