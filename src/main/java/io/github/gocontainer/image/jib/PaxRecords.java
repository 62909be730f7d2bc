package io.github.gocontainer.image.jib;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The records of an extended header, {@code "<length> <key>=<value>\n"}, without times that nobody needs. */
final class PaxRecords {

    /** Written for every entry although they say what its own header says, and two of them what no image should. */
    private static final Set<String> NEEDLESS = Set.of("atime", "ctime", "LIBARCHIVE.creationtime");

    private static final int LONGEST_NAME = 99;

    private PaxRecords() {}

    static SortedMap<String, String> none() {
        return new TreeMap<>();
    }

    static SortedMap<String, String> parse(byte[] content) throws IOException {
        SortedMap<String, String> records = new TreeMap<>();
        int at = 0;
        while (at < content.length) {
            int space = at;
            while (space < content.length && content[space] != ' ') {
                space++;
            }
            String length = new String(content, at, space - at, StandardCharsets.US_ASCII);
            if (!length.matches("\\d{1,9}") || at + Integer.parseInt(length) > content.length) {
                throw new IOException("an extended header of the archive is damaged");
            }
            int end = at + Integer.parseInt(length);
            String[] record = new String(content, space + 1, end - space - 2, StandardCharsets.UTF_8).split("=", 2);
            if (!NEEDLESS.contains(record[0])) {
                records.put(record[0], record[1]);
            }
            at = end;
        }
        return records;
    }

    static byte[] write(Map<String, String> records) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Map.Entry<String, String> entry : records.entrySet()) {
            byte[] record = (" " + entry.getKey() + "=" + entry.getValue() + "\n").getBytes(StandardCharsets.UTF_8);
            int length = record.length + 1;
            // The number counts its own digits.
            while (String.valueOf(length).length() + record.length != length) {
                length = String.valueOf(length).length() + record.length;
            }
            content.write(String.valueOf(length).getBytes(StandardCharsets.US_ASCII));
            content.write(record);
        }
        return content.toByteArray();
    }

    /** A name for readers that do not know extended headers. */
    static String headerName(String entry) {
        String name = "./PaxHeaders.X/" + entry.replace('/', '_').replaceAll("[^\\x20-\\x7e]", "_");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
