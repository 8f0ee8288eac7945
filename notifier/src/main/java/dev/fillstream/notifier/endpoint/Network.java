package dev.fillstream.notifier.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * A block of addresses, {@code 10.1.0.0/16} or {@code fd00:1::/32}.
 *
 * @param bits how many of the prefix count
 */
public record Network(InetAddress prefix, int bits) {

    public Network {
        if (bits < 0 || bits > prefix.getAddress().length * 8) {
            throw new IllegalArgumentException("no such prefix length: " + bits);
        }
    }

    /**
     * @throws IllegalArgumentException where the text is no address, a slash and a prefix length
     */
    public static Network parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("not a network, as 10.1.0.0/16 is one: " + text);
        }
        InetAddress prefix = InetAddress.ofLiteral(parts[0]);
        if (prefix instanceof Inet4Address && !prefix.getHostAddress().equals(parts[0])) {
            // 10.1 is 10.0.0.1 to Java, and hardly what somebody meant.
            throw new IllegalArgumentException("write an IPv4 network as 10.1.0.0/16: " + text);
        }
        return new Network(prefix, Integer.parseInt(parts[1]));
    }

    public boolean contains(InetAddress address) {
        byte[] ours = prefix.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
