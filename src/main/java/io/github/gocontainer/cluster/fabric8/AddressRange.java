package io.github.gocontainer.cluster.fabric8;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of network addresses in the notation of CIDR, for example {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int prefix) {

    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        if (parts.length != 2 || !isLiteral(parts[0]) || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return address(parts[0]).map(network -> new AddressRange(network, Integer.parseInt(parts[1])));
    }

    boolean contains(String host) {
        if (!isLiteral(host)) {
            return false;
        }
        Optional<InetAddress> address = address(host);
        if (address.isEmpty() || address.get().getAddress().length != network.getAddress().length) {
            return false;
        }
        int shift = Math.max(0, network.getAddress().length * Byte.SIZE - prefix);
        return bits(address.get()).shiftRight(shift).equals(bits(network).shiftRight(shift));
    }

    private static BigInteger bits(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    /** Names are not looked up. */
    private static boolean isLiteral(String text) {
        return text.matches("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
