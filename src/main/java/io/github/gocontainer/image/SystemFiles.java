package io.github.gocontainer.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few files that programs expect of any Linux system and that an image from scratch lacks. */
public final class SystemFiles {

    /** Where Go, OpenSSL and curl look for certificate authorities. */
    public static final String CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt";

    private static final int STICKY_FOR_ALL = 01777;
    private static final int NOBODY = 65534;
    private static final int NONROOT = 65532;
    private static final Pattern NUMERIC_USER = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");

    private SystemFiles() {}

    /** The layer of certificates; empty when there are none. */
    public static Optional<LayerSpec> certificates(String pem) {
        return pem.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        LayerSpec.of("certificates", List.of(FileEntry.file(CERTIFICATES, new FileSource.Text(pem)))));
    }

    /** The layer of time zones, where the C library, Go and nearly all others look for them; empty for none. */
    public static Optional<LayerSpec> timeZones(SortedMap<String, byte[]> zones) {
        List<FileEntry> files = new ArrayList<>();
        zones.forEach((name, content) ->
                files.add(FileEntry.file("/usr/share/zoneinfo/" + name, new FileSource.Bytes(content))));
        return files.isEmpty() ? Optional.empty() : Optional.of(LayerSpec.of("time zones", files));
    }

    /** The layer of a folder in which every user may make files. */
    public static LayerSpec sharedFolder(String name, String path) {
        return LayerSpec.of(name, List.of(new FileEntry(new FileSource.Directory(), path, STICKY_FOR_ALL, 0, 0)));
    }

    /**
     * The layer with the users and {@code /tmp}.
     *
     * @param user the container's; named {@code app} in {@code /etc/passwd} when it is numeric and not there yet
     */
    public static LayerSpec users(String user) {
        List<String> users = new ArrayList<>(List.of(
                "root:x:0:0:root:/root:/sbin/nologin",
                "nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin",
                "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin"));
        List<String> groups = new ArrayList<>(List.of("root:x:0:", "nobody:x:65534:", "nonroot:x:65532:"));
        Matcher numeric = NUMERIC_USER.matcher(user);
        if (numeric.matches()) {
            int id = Integer.parseInt(numeric.group(1));
            int group = numeric.group(2) == null ? id : Integer.parseInt(numeric.group(2));
            if (isNew(id)) {
                users.add("app:x:" + id + ":" + group + ":app:/home/app:/sbin/nologin");
            }
            if (isNew(group)) {
                groups.add("app:x:" + group + ":");
            }
        }
        return LayerSpec.of(
                "users and /tmp",
                List.of(
                        FileEntry.file("/etc/passwd", lines(users)),
                        FileEntry.file("/etc/group", lines(groups)),
                        new FileEntry(new FileSource.Directory(), "/home/nonroot", 0700, NONROOT, NONROOT),
                        new FileEntry(new FileSource.Directory(), "/tmp", STICKY_FOR_ALL, 0, 0)));
    }

    private static boolean isNew(int id) {
        return id != 0 && id != NOBODY && id != NONROOT;
    }

    private static FileSource lines(List<String> lines) {
        return new FileSource.Text(String.join("\n", lines) + "\n");
    }
}
