package io.github.gocontainer.cluster.manifests.application;

import java.util.Locale;

/**
 * A port that the program listens on.
 *
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param name of at most 15 characters
 */
public record ContainerPort(int number, String protocol, String name) {

    private static final int PARTS = 2;

    /**
     * A port as the image's configuration has it.
     *
     * @param text for example {@code 8080/tcp}
     * @param isMain whether it is the first one of its application
     */
    public static ContainerPort of(String text, boolean isMain) {
        String[] parts = text.split("/", PARTS);
        String protocol = parts.length == PARTS ? parts[1] : "tcp";
        String name = isMain && protocol.equals("tcp") ? "http" : protocol + "-" + parts[0];
        return new ContainerPort(Integer.parseInt(parts[0]), protocol.toUpperCase(Locale.ROOT), name);
    }

    public boolean isTcp() {
        return protocol.equals("TCP");
    }
}
