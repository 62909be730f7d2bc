package io.github.gocontainer.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the names and literal addresses of this machine itself, without asking a name server. */
public final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private Loopback() {}

    /** Whether a host without port is {@code localhost}, within 127.0.0.0/8 or {@code ::1}. */
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || IPV4.matcher(name).matches();
    }
}
