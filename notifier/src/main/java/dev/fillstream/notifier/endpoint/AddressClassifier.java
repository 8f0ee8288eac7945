package dev.fillstream.notifier.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Says whether an address belongs to the public internet. Judges the address that is dialled, in
 * every form that hides another one: IPv4-mapped and -compatible IPv6, 6to4, NAT64 and Teredo are
 * refused as a whole, since the address inside is not ours to trust.
 */
public final class AddressClassifier {

    /** What an address is, as far as delivering to it goes. */
    public enum Kind {
        PUBLIC,
        LOOPBACK,
        /** Private, link-local, shared, reserved, multicast, documentation or a tunnel. */
        NOT_PUBLIC
    }

    private record Block(byte[] prefix, int bits) {

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            int mask = 0xff << (8 - rest) & 0xff;
            return rest == 0 || (address[whole] & mask) == (prefix[whole] & mask);
        }
    }

    /** The IANA special-purpose registry of IPv4, what is not globally reachable in it. */
    private static final List<Block> IPV4_NOT_PUBLIC =
            List.of(
                    block("0.0.0.0", 8),
                    block("10.0.0.0", 8),
                    block("100.64.0.0", 10),
                    block("169.254.0.0", 16),
                    block("172.16.0.0", 12),
                    block("192.0.0.0", 24),
                    block("192.0.2.0", 24),
                    block("192.31.196.0", 24),
                    block("192.52.193.0", 24),
                    block("192.88.99.0", 24),
                    block("192.168.0.0", 16),
                    block("192.175.48.0", 24),
                    block("198.18.0.0", 15),
                    block("198.51.100.0", 24),
                    block("203.0.113.0", 24),
                    block("224.0.0.0", 4),
                    block("240.0.0.0", 4));

    /** Within 2000::/3, the only part of IPv6 that is global unicast, what is not public. */
    private static final List<Block> IPV6_NOT_PUBLIC =
            List.of(
                    block("2001::", 23),
                    block("2001:db8::", 32),
                    block("2002::", 16),
                    block("2620:4f:8000::", 48),
                    block("3fff::", 20));

    private static final Block IPV4_LOOPBACK = block("127.0.0.0", 8);
    private static final Block IPV6_LOOPBACK = block("::1", 128);
    private static final Block IPV6_GLOBAL = block("2000::", 3);

    private AddressClassifier() {}

    /** What {@code address} is. Java has already unwrapped ::ffff:a.b.c.d into its IPv4 form. */
    public static Kind classify(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? classify4(bytes) : classify6(bytes);
    }

    private static Kind classify4(byte[] bytes) {
        if (IPV4_LOOPBACK.contains(bytes)) {
            return Kind.LOOPBACK;
        }
        return within(IPV4_NOT_PUBLIC, bytes) ? Kind.NOT_PUBLIC : Kind.PUBLIC;
    }

    private static Kind classify6(byte[] bytes) {
        if (IPV6_LOOPBACK.contains(bytes)) {
            return Kind.LOOPBACK;
        }
        boolean global = IPV6_GLOBAL.contains(bytes) && !within(IPV6_NOT_PUBLIC, bytes);
        return global ? Kind.PUBLIC : Kind.NOT_PUBLIC;
    }

    private static boolean within(List<Block> blocks, byte[] address) {
        for (Block block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static Block block(String literal, int bits) {
        return new Block(InetAddress.ofLiteral(literal).getAddress(), bits);
    }
}
